import { plainText } from "./plain-text.ts";
import type { RichNode } from "./rich-node.ts";

/** The first `length` characters of the running text, cut between words. */
export function excerpt(nodes: readonly RichNode[], length = 160): string {
  return shorten(plainText(nodes.filter(isRunningText)).replaceAll("\n", " "), length);
}

/** Headings and tables read badly when they are run together. */
function isRunningText(node: RichNode): boolean {
  return typeof node === "string" || !["heading", "table", "image", "preformatted"].includes(node.kind);
}

/** Counts characters as Unicode does, so that none is cut in two. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const head = characters.slice(0, length).join("");
  const lastSpace = head.lastIndexOf(" ");
  const end = lastSpace > head.length * 0.6 ? lastSpace : head.length;
  return `${head.slice(0, end).replace(/[\s,.·:;]+$/u, "")}…`;
}
