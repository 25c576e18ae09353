import type { RichNode, RichTable } from "./rich-node.ts";

const blockKinds: ReadonlySet<string> = new Set(["heading", "paragraph", "quote"]);

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
  if (node.kind === "break" || node.kind === "rule") return "\n";
  if (node.kind === "preformatted") return `\n${node.text}\n`;
  if (node.kind === "image") return `\n${node.alt}\n${node.caption ?? ""}\n`;
  if (node.kind === "list") return node.items.map((item) => `\n${textsOf(item)}\n`).join("");
  if (node.kind === "table") return tableText(node);
  const words = textsOf(node.children);
  return blockKinds.has(node.kind) ? `\n${words}\n` : words;
}

function textsOf(nodes: readonly RichNode[]): string {
  return nodes.map(textOf).join("");
}

function tableText({ caption, head, body }: RichTable): string {
  const rows = [...head, ...body].map((row) => row.map((cell) => textsOf(cell.children)).join(" "));
  return `\n${[caption ?? "", ...rows].join("\n")}\n`;
}
