import "../styles/components/table.css";
import type { RichCell, RichTable } from "../rich/rich-node.ts";
import { RichNodes } from "./rich-nodes.tsx";

/** A table of a document: wider than the screen, it scrolls by itself and by keyboard. */
export function RichTableView({ table }: { table: RichTable }) {
  return (
    <div className="m-prose-table" role="group" tabIndex={0} aria-label={table.caption}>
      <table className="m-table">
        {table.caption && <caption>{table.caption}</caption>}
        {table.head.length > 0 && (
          <thead>
            <Rows rows={table.head} headerScope="col" />
          </thead>
        )}
        <tbody>
          <Rows rows={table.body} headerScope="row" />
        </tbody>
      </table>
    </div>
  );
}

function Rows({ rows, headerScope }: { rows: RichCell[][]; headerScope: "col" | "row" }) {
  return rows.map((row, index) => (
    <tr key={index}>
      {row.map((cell, position) => (
        <Cell key={position} cell={cell} headerScope={headerScope} />
      ))}
    </tr>
  ));
}

function Cell({ cell, headerScope }: { cell: RichCell; headerScope: "col" | "row" }) {
  const span = { colSpan: cell.columns, rowSpan: cell.rows };
  const content = <RichNodes nodes={cell.children} />;
  if (cell.header || headerScope === "col")
    return (
      <th scope={headerScope} {...span}>
        {content}
      </th>
    );
  return <td {...span}>{content}</td>;
}
