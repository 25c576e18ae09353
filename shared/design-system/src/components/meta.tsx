import "../styles/components/meta.css";
import type { ReactNode } from "react";

/** Metadata in a line, parted by hairlines. Empty items are left out. */
export function Meta({ items }: { items: readonly ReactNode[] }) {
  return (
    <p className="m-meta">
      {items
        .filter((item) => item !== undefined && item !== null && item !== "" && item !== false)
        .map((item, index) => (
          <span key={index}>{item}</span>
        ))}
    </p>
  );
}
