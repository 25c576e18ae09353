import { createHash } from "node:crypto";
import { feedErrors } from "../errors.ts";
import { lineOf } from "./line-of.ts";
import type { XmlElement } from "./xml-element.ts";

/** A file that an item names. */
export interface Enclosure {
  readonly url: string;
  readonly title: string | undefined;
}

/** One item in terms that do not depend on the feed's format, its HTML and its files not yet read. */
export interface ItemDraft {
  readonly guid: string;
  readonly title: string;
  readonly link: string | undefined;
  readonly language: "ko" | "en";
  readonly published: Date;
  readonly updated: Date | undefined;
  readonly creator: string | undefined;
  readonly categories: readonly string[];
  readonly summary: string | undefined;
  /** HTML. */
  readonly body: string;
  /** What relative addresses in the body are resolved against. */
  readonly base: string | undefined;
  readonly enclosures: readonly Enclosure[];
  readonly licence: readonly string[];
  readonly related: readonly string[];
  readonly versionOf: string | undefined;
  readonly source: XmlElement;
}

export function required<T>(field: string, value: T | undefined): T {
  if (value === undefined) throw feedErrors.create("ITEM_INCOMPLETE", { field });
  return value;
}

/** Longer ones do not fit an index. */
const longestGuid = 500;

/**
 * An address that names one item. Boards without guids often give every item the address of the list: it has no number, or is the
 * feed's own.
 */
export function ownAddress(link: string | undefined, feed: string | undefined): string | undefined {
  return link !== undefined && link !== feed && /\d/.test(link.replace(/^https?:\/\/[^/]*/, ""))
    ? link
    : undefined;
}

/**
 * The identity that the publisher gave, else one that stays while the item does: its address, or its title and first date.
 * Throws FEED_ITEM_INCOMPLETE.
 */
export function identityOf(
  given: readonly (string | undefined)[],
  { title, published }: { readonly title: string; readonly published: Date },
): string {
  return givenIdentity(given) ?? digestOf(`${title}\n${published.toISOString()}`);
}

/** The identity that the publisher gave; undefined where there is none. */
export function givenIdentity(given: readonly (string | undefined)[]): string | undefined {
  const said = given
    .find((one) => one !== undefined && one.trim() !== "")
    ?.trim()
    .normalize("NFC");
  return said === undefined || said.length <= longestGuid ? said : digestOf(said);
}

function digestOf(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

export function languageOf(...tags: (string | undefined)[]): "ko" | "en" {
  const tag = tags.find((one) => one !== undefined && one.trim() !== "");
  return tag?.trim().toLowerCase().startsWith("en") === true ? "en" : "ko";
}

export function categoriesOf(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.flatMap((name) => lineOf(name) ?? []))].slice(0, 20);
}
