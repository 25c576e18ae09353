/**
 * Cleaned rich text as data: what the importer keeps of a document, what travels in a fragment's data block, and
 * what `Prose` renders. There is no node that carries markup.
 */
export type RichNode = RichBlock | RichInline;

export type RichBlock =
  | {
      kind: "heading";
      /** 2 is the highest below the page's title. */ level: 2 | 3 | 4;
      id?: string;
      children: RichInline[];
    }
  | { kind: "paragraph"; children: RichInline[] }
  | { kind: "list"; ordered: boolean; start?: number; items: RichNode[][] }
  | { kind: "quote"; children: RichNode[] }
  | { kind: "preformatted"; text: string }
  | { kind: "rule" }
  | RichImage
  | RichTable;

export interface RichImage {
  kind: "image";
  src: string;
  /** Empty for decoration. */
  alt: string;
  width?: number;
  height?: number;
  caption?: string;
}

export interface RichTable {
  kind: "table";
  caption?: string;
  head: RichCell[][];
  body: RichCell[][];
}

export interface RichCell {
  children: RichNode[];
  /** Heads its row (in the body) or its column (in the head). */
  header?: boolean;
  columns?: number;
  rows?: number;
}

export type RichInline =
  | string
  | { kind: "link"; href: string; lang?: string; children: RichInline[] }
  | { kind: RichMark; children: RichInline[] }
  | { kind: "language"; lang: string; children: RichInline[] }
  | { kind: "break" };

/** The names of the HTML elements that mark words. */
export type RichMark = "strong" | "em" | "ins" | "del" | "sub" | "sup" | "code" | "mark";

/** The words of a tree without its structure, for descriptions and search. */
export function richText(nodes: readonly RichNode[]): string {
  return nodes.map(textOf).join("").replace(/\s+/g, " ").trim();
}

function textOf(node: RichNode): string {
  if (typeof node === "string") return node;
  switch (node.kind) {
    case "break":
    case "rule":
      return " ";
    case "preformatted":
      return `${node.text} `;
    case "image":
      return `${node.caption ?? ""} `;
    case "list":
      return node.items.map((item) => `${richText(item)} `).join("");
    case "table":
      return [...node.head, ...node.body]
        .flat()
        .map((cell) => `${richText(cell.children)} `)
        .join("");
    case "heading":
    case "paragraph":
    case "quote":
      return `${richText(node.children)} `;
    default:
      return node.children.map(textOf).join("");
  }
}
