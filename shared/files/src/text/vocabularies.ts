/** What the elements of a word processor's XML mean for its text. */
export interface Vocabulary {
  readonly paragraph: readonly string[];
  /** Level of the heading that the element makes its paragraph, if it does. */
  readonly headingOf: (name: string, attributes: Readonly<Record<string, string>>) => number | undefined;
  /** Elements whose character data is text; undefined where all within a paragraph is. */
  readonly text: string | undefined;
  readonly lineBreak: string;
  readonly space: readonly string[];
  readonly table: string;
  readonly row: string;
  readonly cell: string;
  /** Elements that are passed over with all below them: deleted text, comments, doubles. */
  readonly passed: readonly string[];
}

/** OpenDocument 1.3 part 3, chapters 5 and 9. */
export const openDocument: Vocabulary = {
  paragraph: ["text:p", "text:h"],
  headingOf: (name, attributes) =>
    name === "text:h" ? Number(attributes["text:outline-level"] ?? 1) || 1 : undefined,
  text: undefined,
  lineBreak: "text:line-break",
  space: ["text:s", "text:tab"],
  table: "table:table",
  row: "table:table-row",
  cell: "table:table-cell",
  passed: ["text:tracked-changes", "office:annotation", "office:forms"],
};

/** KS X 6101 (OWPML). */
export const hwpx: Vocabulary = {
  paragraph: ["hp:p"],
  headingOf: () => undefined,
  text: "hp:t",
  lineBreak: "hp:lineBreak",
  space: ["hp:tab", "hp:nbSpace", "hp:fwSpace"],
  table: "hp:tbl",
  row: "hp:tr",
  cell: "hp:tc",
  passed: ["hp:hiddenComment", "hp:parameters"],
};

/** ECMA-376 part 1, section 17. */
export const wordprocessing: Vocabulary = {
  paragraph: ["w:p"],
  headingOf: (name, attributes) => {
    const style = name === "w:pStyle" ? /^heading\s?(\d)$/i.exec(attributes["w:val"] ?? "") : null;
    return style === null ? undefined : Number(style[1]);
  },
  text: "w:t",
  lineBreak: "w:br",
  space: ["w:tab"],
  table: "w:tbl",
  row: "w:tr",
  cell: "w:tc",
  passed: ["w:del", "w:moveFrom", "mc:Fallback"],
};
