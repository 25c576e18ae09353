import type { ReactNode } from "react";

export interface StackProps {
  /** Between components, not inside one. */
  large?: boolean | undefined;
  children: ReactNode;
}

/** One below the other, with the same space between. */
export function Stack({ large, children }: StackProps) {
  return <div className={large ? "m-stack-l" : "m-stack"}>{children}</div>;
}
