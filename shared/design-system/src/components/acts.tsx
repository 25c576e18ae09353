import "../styles/components/acts.css";
import type { ReactNode } from "react";

/** A row of buttons; on a phone each fills the width. */
export function Acts({ children }: { children: ReactNode }) {
  return <div className="m-acts">{children}</div>;
}
