import type { ReactNode } from "react";

export interface LiveRegionProps {
  /** `assertive` interrupts; only for what cannot wait. */
  urgent?: boolean | undefined;
  id?: string | undefined;
  children?: ReactNode;
}

/** Must be in the page before its words change, or they are not announced (WAI-ARIA 1.2, section 6.6.2). */
export function LiveRegion({ urgent, id, children }: LiveRegionProps) {
  return (
    <div className="m-sr" role={urgent ? "alert" : "status"} id={id}>
      {children}
    </div>
  );
}
