import "../styles/components/table.css";
import type { ReactNode } from "react";
import type { RichCell, RichNode, RichTable } from "../rich/rich-node.ts";

export interface RichTableViewProps {
  table: RichTable;
  /** Renders what stands in a cell. */
  render: (nodes: readonly RichNode[]) => ReactNode;
}

/** A table of a document: wider than the screen, it scrolls by itself, by keyboard too (WCAG 2.2, 2.1.1). */
export function RichTableView({ table, render }: RichTableViewProps) {
  const { caption, head, body } = table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must take focus; no element means just a group
    <div className="m-prose-table" role="group" tabIndex={0} aria-label={caption}>
      <table className="m-table">
        {caption && <caption>{caption}</caption>}
        {head.length > 0 && <thead>{rowsOf(head, "col", render)}</thead>}
        <tbody>{rowsOf(body, "row", render)}</tbody>
      </table>
    </div>
  );
}

function rowsOf(rows: RichCell[][], scope: "col" | "row", render: RichTableViewProps["render"]) {
  return rows.map((cells, index) => (
    <tr key={index}>
      {cells.map((cell, position) => {
        const span = { colSpan: cell.columns, rowSpan: cell.rows };
        const heads = cell.header || scope === "col";
        return heads ? (
          <th key={position} scope={scope} {...span}>
            {render(cell.children)}
          </th>
        ) : (
          <td key={position} {...span}>
            {render(cell.children)}
          </td>
        );
      })}
    </tr>
  ));
}
