import { plainText, type RichCell, type RichNode, type RichTable } from "@madang/rich-text";
import type { Element, ElementContent } from "hast";
import { toInlines, wordsOnly } from "./inlines.ts";

export interface Row {
  readonly inHead: boolean;
  readonly cells: readonly Element[];
}

/** The parts of a table element in the order of reading. */
export function tableRows(table: Element): { caption: ElementContent[]; rows: Row[] } {
  const caption = table.children.filter((child) => child.type === "element" && child.tagName === "caption");
  return { caption, rows: rowsOf(table.children, false) };
}

export interface TableParts {
  readonly caption: readonly ElementContent[];
  readonly rows: readonly Row[];
  /** Cleans what stands in a cell. */
  readonly contents: (children: readonly ElementContent[]) => RichNode[];
}

export function toTable({ caption, rows, contents }: TableParts): RichTable {
  const headLength = headRows(rows);
  const cells = rows.map((row) => row.cells.map((cell) => toCell(cell, contents)));
  const words = captionText(caption);
  return {
    kind: "table",
    ...(words !== "" && { caption: words }),
    head: cells.slice(0, headLength),
    body: cells.slice(headLength),
  };
}

function rowsOf(children: readonly ElementContent[], inHead: boolean): Row[] {
  return children.flatMap((child): Row[] => {
    if (child.type !== "element") return [];
    if (child.tagName === "thead") return rowsOf(child.children, true);
    if (child.tagName === "tr")
      return [{ inHead, cells: cellsOf(child) }].filter((row) => row.cells.length > 0);
    return child.tagName === "caption" ? [] : rowsOf(child.children, false);
  });
}

function cellsOf(row: Element): Element[] {
  return row.children
    .filter((child) => child.type === "element")
    .filter((child) => child.tagName === "td" || child.tagName === "th");
}

/** The rows of thead, or a first row that has nothing but header cells. */
function headRows(rows: readonly Row[]): number {
  const marked = rows.findIndex((row) => !row.inHead);
  if (marked !== 0) return marked === -1 ? rows.length : marked;
  return rows[0]?.cells.every((cell) => cell.tagName === "th") === true ? 1 : 0;
}

function toCell(cell: Element, contents: TableParts["contents"]): RichCell {
  const columns = spanOf(cell.properties["colSpan"]);
  const rows = spanOf(cell.properties["rowSpan"]);
  return {
    children: contents(cell.children),
    ...(cell.tagName === "th" && { header: true }),
    ...(columns && { columns }),
    ...(rows && { rows }),
  };
}

function spanOf(written: unknown): number | undefined {
  const span = Number(written);
  return Number.isInteger(span) && span > 1 && span <= 100 ? span : undefined;
}

function captionText(caption: readonly ElementContent[]): string {
  const words = plainText(caption.flatMap((child) => toInlines(child, wordsOnly)));
  return words.replaceAll("\n", " ").slice(0, 1000);
}
