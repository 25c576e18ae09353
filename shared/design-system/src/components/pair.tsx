import type { ReactNode } from "react";

/** Two columns from 768 px. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="m-pair">{children}</div>;
}
