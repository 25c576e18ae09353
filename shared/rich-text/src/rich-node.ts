/**
 * Cleaned rich text as data: an importer makes it, the database keeps it as JSON, it travels in a fragment's data
 * block, and a view turns it into elements one by one. There is no node that carries markup.
 */
export type RichNode = RichBlock | RichInline;

export type RichBlock =
  | RichHeading
  | { kind: "paragraph"; children: RichInline[] }
  | { kind: "list"; ordered: boolean; start?: number; items: RichNode[][] }
  | { kind: "quote"; children: RichNode[] }
  | { kind: "preformatted"; text: string }
  | { kind: "rule" }
  | RichImage
  | RichTable;

export interface RichHeading {
  kind: "heading";
  /** 2 is the highest below the page's title. */
  level: 2 | 3 | 4;
  id?: string;
  children: RichInline[];
}

export interface RichImage {
  kind: "image";
  /** A path on this site: the content security policy loads no other. */
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
export const richMarks = ["strong", "em", "ins", "del", "sub", "sup", "code", "mark"] as const;
export type RichMark = (typeof richMarks)[number];

/** A reader's stack and a renderer's stay shallow. */
export const deepestRichText = 40;
