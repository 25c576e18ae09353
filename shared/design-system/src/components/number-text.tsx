import type { ReactNode } from "react";
import { formatNumber } from "../format/format-number.ts";

/** Tabular figures that never break: a count, or a receipt or telephone number as a string. */
export function NumberText({ children }: { children: number | string }): ReactNode {
  return <span className="m-num">{typeof children === "number" ? formatNumber(children) : children}</span>;
}
