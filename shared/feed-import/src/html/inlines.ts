import { richMarks, type RichInline, type RichMark } from "@madang/rich-text";
import type { Element, Nodes } from "hast";
import { languageTag, readableAddress } from "./address.ts";
import { type KnownFiles, noKnownFiles } from "./known-files.ts";

const marks: Readonly<Record<string, RichMark>> = {
  ...Object.fromEntries(richMarks.map((mark) => [mark, mark])),
  b: "strong",
  i: "em",
  s: "del",
  strike: "del",
};

const inlineTags = new Set([...Object.keys(marks), "a", "br", "img", "span"]);

export interface InlineWalk {
  /** What relative addresses are resolved against. */
  readonly base: string | undefined;
  readonly files: KnownFiles;
}

export const wordsOnly: InlineWalk = { base: undefined, files: noKnownFiles };

/** Words, or an element of words; one that holds a paragraph, a table or a picture of ours is only a wrapper. */
export function isInline(node: Nodes, files: KnownFiles): boolean {
  if (node.type !== "element") return true;
  const isOurs = node.tagName === "img" && files.picture(String(node.properties["src"] ?? "")) !== undefined;
  return !isOurs && inlineTags.has(node.tagName) && node.children.every((child) => isInline(child, files));
}

/** The words of any node, blocks inside it run together. */
export function toInlines(node: Nodes, walk: InlineWalk): RichInline[] {
  if (node.type === "text") return [node.value.replaceAll("\0", "").normalize("NFC")];
  if (node.type !== "element") return [];
  if (node.tagName === "br") return [{ kind: "break" }];
  if (node.tagName === "img") return picture(node, walk.base);
  const children = node.children.flatMap((child) => toInlines(child, walk));
  return children.length === 0 ? [] : wrapped(node, children, walk);
}

function wrapped(node: Element, children: RichInline[], { base, files }: InlineWalk): RichInline[] {
  const lang = languageTag(node.properties["lang"]);
  if (node.tagName === "a") {
    const written = node.properties["href"];
    const own = typeof written === "string" ? files.link(written) : undefined;
    const href = own ?? readableAddress(written, base);
    return href === undefined ? children : [{ kind: "link", href, ...(lang && { lang }), children }];
  }
  const mark = marks[node.tagName];
  const marked: RichInline[] = mark === undefined ? children : [{ kind: mark, children }];
  return lang === undefined ? marked : [{ kind: "language", lang, children: marked }];
}

/**
 * The portal loads pictures from its own address alone, so a picture elsewhere becomes a link in words: nothing is
 * fetched from a stranger's server while somebody reads.
 */
function picture(node: Element, base: string | undefined): RichInline[] {
  const alt = String(node.properties["alt"] ?? "")
    .trim()
    .slice(0, 1000);
  const href = readableAddress(node.properties["src"], base);
  if (href === undefined || !href.startsWith("http")) return alt === "" ? [] : [`사진: ${alt}`];
  return [{ kind: "link", href, children: [alt === "" ? "사진 보기" : `사진: ${alt}`] }];
}
