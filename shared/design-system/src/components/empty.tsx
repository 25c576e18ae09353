import "../styles/components/acts.css";
import "../styles/components/empty.css";
import type { ReactNode } from "react";
import { Heading, type HeadingLevel } from "./heading.tsx";

export interface EmptyProps {
  title: ReactNode;
  headingLevel?: HeadingLevel | undefined;
  /** Why it is empty. */
  children: ReactNode;
  /** One or two ways on. */
  acts?: ReactNode;
}

/** The yard stands empty: why, and what next. */
export function Empty({ title, headingLevel = 3, children, acts }: EmptyProps) {
  return (
    <div className="m-empty">
      <svg className="m-yard" viewBox="0 0 96 96" width="96" height="96" aria-hidden="true" focusable="false">
        <path d="M38 88H8V8h80v80H58M38 88V66H28V28h40v38H58v22" />
        <path d="m8 8 20 20M88 8 68 28M8 88l20-22M88 88 68 66" />
      </svg>
      <Heading level={headingLevel}>{title}</Heading>
      <p>{children}</p>
      {acts && <div className="m-acts">{acts}</div>}
    </div>
  );
}
