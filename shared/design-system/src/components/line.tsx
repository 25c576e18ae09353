import "../styles/components/line.css";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Two things at the ends of one line, below each other where it is narrow. */
export function Line({ small, children }: { small?: boolean | undefined; children: ReactNode }) {
  return <div className={classNames("m-line", small && "m-small")}>{children}</div>;
}
