import type { RichNode, RichTable } from "./rich-node.ts";

/** The words of a tree without its structure, one line per block, for descriptions, excerpts and search. */
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
  if (typeof node === "string") return node.replaceAll("\n", " ");
  switch (node.kind) {
    case "break":
    case "rule":
      return "\n";
    case "preformatted":
      return `\n${node.text}\n`;
    case "image":
      return `\n${node.alt}\n${node.caption ?? ""}\n`;
    case "list":
      return node.items.map((item) => `\n${textsOf(item)}\n`).join("");
    case "table":
      return tableText(node);
    case "heading":
    case "paragraph":
    case "quote":
      return `\n${textsOf(node.children)}\n`;
    case "link":
    case "language":
    case "strong":
    case "em":
    case "ins":
    case "del":
    case "sub":
    case "sup":
    case "code":
    case "mark":
      return textsOf(node.children);
  }
}

function textsOf(nodes: readonly RichNode[]): string {
  return nodes.map(textOf).join("");
}

function tableText({ caption, head, body }: RichTable): string {
  const rows = [...head, ...body].map((row) => row.map((cell) => textsOf(cell.children)).join(" "));
  return `\n${[caption ?? "", ...rows].join("\n")}\n`;
}
