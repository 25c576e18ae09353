import type { ReactNode } from "react";

/** Words for assistive technology alone. */
export function HiddenText({ children }: { children: ReactNode }) {
  return <span className="m-sr">{children}</span>;
}
