import { plainText } from "@madang/rich-text";
import { feedErrors } from "../errors.ts";
import { htmlToRichText } from "../html/html-to-rich-text.ts";
import { limits } from "../limits.ts";
import { readFeedDate } from "./feed-date.ts";
import type { FeedHead } from "./feed-head.ts";
import type { FeedItem } from "./feed-item.ts";
import { childrenNamed, childText, type XmlElement } from "./xml-element.ts";

/** Reads an RSS 2.0 item, with the elements of other vocabularies that municipal feeds add. Throws FEED_… . */
export function rssItem(written: XmlElement, head: FeedHead): FeedItem {
  const item = withCustomaryNames(written, head.prefixes);
  const link = childText(item, "link") ?? head.link;
  const body = childText(item, "content:encoded");
  const description = childText(item, "description");
  return {
    guid: required("guid", childText(item, "guid", "link")),
    title: required("title", lineOf(childText(item, "title", "dc:title"))),
    link,
    language: languageOf(childText(item, "dc:language") ?? head.language),
    published: required("pubDate", dateOf(item, "pubDate", "dc:date")),
    updated: dateOf(item, "upDate", "atom:updated", "dcterms:modified"),
    creator: lineOf(childText(item, "dc:creator", "author")),
    categories: categoriesOf(item),
    summary: body === undefined ? undefined : lineOf(description),
    content: htmlToRichText(body ?? description ?? "", link),
    versionOf: childText(item, "dcterms:isVersionOf"),
    source: item,
  };
}

function required<T>(field: string, value: T | undefined): T {
  if (value === undefined) throw feedErrors.create("ITEM_INCOMPLETE", { field });
  return value;
}

function withCustomaryNames(element: XmlElement, prefixes: FeedHead["prefixes"]): XmlElement {
  const [prefix = "", local] = element.name.split(":");
  const customary = local === undefined ? undefined : prefixes.get(prefix);
  const children = element.children.map((child) => withCustomaryNames(child, prefixes));
  return { ...element, children, name: customary === undefined ? element.name : `${customary}:${local}` };
}

/** Throws FEED_ITEM_BAD_DATE for one that is there but cannot be read. */
export function dateOf(item: XmlElement, ...names: string[]): Date | undefined {
  for (const name of names) {
    const value = childText(item, name);
    if (value === undefined) continue;
    const date = readFeedDate(value);
    if (date === undefined) throw feedErrors.create("ITEM_BAD_DATE", { field: name, value });
    return date;
  }
  return undefined;
}

/** One line of plain words: titles often hold HTML that was escaped once too often. */
export function lineOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const words = /<[a-z/!]|&[a-z#0-9]+;/i.test(text) ? plainText(htmlToRichText(text)) : text;
  const line = words.replace(/\s+/g, " ").trim().normalize("NFC");
  return [...line].slice(0, limits.line).join("") || undefined;
}

function categoriesOf(item: XmlElement): readonly string[] {
  const names = [...childrenNamed(item, "category"), ...childrenNamed(item, "dc:subject")];
  return [...new Set(names.flatMap((name) => lineOf(name.text) ?? []))].slice(0, 20);
}

function languageOf(tag: string | undefined): "ko" | "en" {
  return tag?.toLowerCase().startsWith("en") === true ? "en" : "ko";
}
