import "../styles/components/table.css";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TableColumn {
  name: string;
  numeric?: boolean | undefined;
  /** The cell speaks for itself (a link), so the narrow form does not repeat the column's name. */
  selfNamed?: boolean | undefined;
}

export interface TableProps {
  caption: ReactNode;
  /** The first column heads the rows. */
  columns: readonly TableColumn[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** On a phone each row becomes a group. */
  cards?: boolean | undefined;
}

/**
 * The roles are written out because a browser drops a table's own roles where CSS changes its display, as the narrow
 * form does (HTML Accessibility API Mappings, section 3.5).
 */
export function Table({ caption, columns, rows, cards }: TableProps) {
  return (
    <table className={classNames("m-table", cards && "m-table-cards")} role={role(cards, "table")}>
      <caption>{caption}</caption>
      <thead role={role(cards, "rowgroup")}>
        <tr role={role(cards, "row")}>
          {columns.map((column) => (
            <th
              key={column.name}
              scope="col"
              role={role(cards, "columnheader")}
              className={cellClass(column)}
            >
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={role(cards, "rowgroup")}>
        {rows.map((row) => (
          <tr key={row.key} role={role(cards, "row")}>
            {columns.map((column, index) => (
              <Cell key={column.name} column={column} first={index === 0} cards={cards}>
                {row.cells[index]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  column: TableColumn;
  first: boolean;
  cards: boolean | undefined;
  children: ReactNode;
}

function Cell({ column, first, cards, children }: CellProps) {
  if (first)
    return (
      <th scope="row" role={role(cards, "rowheader")}>
        {children}
      </th>
    );
  return (
    <td
      role={role(cards, "cell")}
      className={cellClass(column)}
      data-name={column.selfNamed ? undefined : column.name}
    >
      {children}
    </td>
  );
}

function role(cards: boolean | undefined, name: string) {
  return cards ? name : undefined;
}

function cellClass({ numeric }: TableColumn) {
  return numeric ? "m-n" : undefined;
}
