import { columnsOf, plainText } from "./plain-text.ts";
import { plainStyle, type Style } from "./style.ts";

export interface Cell {
  readonly text: string;
  readonly as?: keyof Style;
}

/** Columns as wide as what stands in them, with two spaces between; the last one is as long as its text. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
  style: Style = plainStyle,
): string {
  const cells = rows.map((row) => row.map(cleaned));
  const widths = head.map((title, column) =>
    cells.reduce((width, row) => Math.max(width, columnsOf(row[column]?.text ?? "")), title.length),
  );
  const line = (row: readonly Cell[]) =>
    row
      .map(({ text, as }, column) => {
        const space =
          column === row.length - 1 ? "" : " ".repeat((widths[column] ?? 0) - columnsOf(text) + 2);
        return (as === undefined ? text : style[as](text)) + space;
      })
      .join("")
      .trimEnd();
  return [line(head.map((text) => ({ text, as: "faint" }))), ...cells.map(line)].join("\n");
}

function cleaned(cell: string | Cell): Cell {
  return typeof cell === "string" ? { text: plainText(cell) } : { ...cell, text: plainText(cell.text) };
}
