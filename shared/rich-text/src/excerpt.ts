import type { RichNode } from "./rich-node.ts";
import { plainText } from "./plain-text.ts";

/** The first `length` characters of the running text, cut between words. */
export function excerpt(nodes: readonly RichNode[], length = 160): string {
  return shorten(plainText(nodes.filter(isRunningText)).replaceAll("\n", " "), length);
}

/** Headings and tables read badly when they are run together. */
function isRunningText(node: RichNode): boolean {
  return typeof node === "string" || !["h2", "h3", "h4", "table", "hr"].includes(node.tag);
}

/** Counts characters as readers do: a syllable or an emoji is one. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const head = characters.slice(0, length).join("");
  const lastSpace = head.lastIndexOf(" ");
  const end = lastSpace > head.length * 0.6 ? lastSpace : head.length;
  return `${head.slice(0, end).replace(/[\s,.·:;]+$/u, "")}…`;
}
