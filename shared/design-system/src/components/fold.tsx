import "../styles/components/fold.css";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface FoldProps {
  summary: ReactNode;
  open?: boolean | undefined;
  /** One element. Never what must be read. */
  children: ReactNode;
}

/** Native `details`; opened in print. */
export function Fold({ summary, open, children }: FoldProps) {
  return (
    <details className="m-fold" open={open}>
      <summary>
        {summary}
        <Icon name="chevron-down" />
      </summary>
      {children}
    </details>
  );
}
