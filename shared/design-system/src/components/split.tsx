import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SplitProps {
  children: ReactNode;
  aside: ReactNode;
  /** Names the aside. */
  asideLabel: string;
  /** Space above, after facts or a receipt. */
  gap?: "none" | "medium" | "large" | undefined;
}

const gaps = { none: undefined, medium: "m-gap", large: "m-gap-l" } as const;

/** Reading column and aside; on a phone the aside follows. */
export function Split({ children, aside, asideLabel, gap = "none" }: SplitProps) {
  return (
    <div className={classNames("m-split", gaps[gap])}>
      <div className="m-stack-l">{children}</div>
      <aside className="m-stack" aria-label={asideLabel}>
        {aside}
      </aside>
    </div>
  );
}
