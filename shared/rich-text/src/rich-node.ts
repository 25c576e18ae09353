/**
 * Cleaned rich text is a tree of nodes, never an HTML string: an importer makes it, the database keeps it as
 * JSON, a view turns it into elements one by one. What is not in these lists cannot be written down.
 */
export const richTags = [
  "p",
  "h2",
  "h3",
  "h4",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "blockquote",
  "pre",
  "hr",
  "br",
  "table",
  "caption",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "figure",
  "figcaption",
  "img",
  "a",
  "strong",
  "em",
  "ins",
  "del",
  "sub",
  "sup",
] as const;
export type RichTag = (typeof richTags)[number];

/** Each tag may carry those that mean something on it; values are checked by `richNodeSchema`. */
export interface RichAttributes {
  /** On a: http, https, mailto, tel, or a path on this site. */
  readonly href?: string;
  /** On img: a path on this site (the content security policy loads no other). */
  readonly src?: string;
  /** On img. */
  readonly alt?: string;
  readonly lang?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly scope?: "row" | "col" | "rowgroup" | "colgroup";
  /** On ol: the first number. */
  readonly start?: number;
}

export interface RichElement extends RichAttributes {
  readonly tag: RichTag;
  readonly children?: readonly RichNode[];
}

/** A string is a run of text. */
export type RichNode = string | RichElement;

/** A reader's stack and a renderer's stay shallow. */
export const deepestRichText = 40;
