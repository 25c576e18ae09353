import type { RichNode, RichTag } from "./rich-node.ts";

const inline: ReadonlySet<RichTag> = new Set(["a", "strong", "em", "ins", "del", "sub", "sup"]);

/** The words alone, one line per block, for search and excerpts. An image is its alternative text. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes
    .map(textOf)
    .join("")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function textOf(node: RichNode): string {
  if (typeof node === "string") return node;
  if (node.tag === "br" || node.tag === "hr") return "\n";
  if (node.tag === "img") return ` ${node.alt ?? ""} `;
  const words = (node.children ?? []).map(textOf).join("");
  if (node.tag === "td" || node.tag === "th") return `${words} `;
  return inline.has(node.tag) ? words : `\n${words}\n`;
}
