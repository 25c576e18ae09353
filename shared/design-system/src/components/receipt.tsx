import "../styles/components/receipt.css";
import type { ReactNode } from "react";

export interface ReceiptProps {
  items: readonly { name: string; value: ReactNode; note?: ReactNode }[];
}

/** Number, state and due date of what was sent, in large type. */
export function Receipt({ items }: ReceiptProps) {
  return (
    <dl className="m-receipt">
      {items.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
