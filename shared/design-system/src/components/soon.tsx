import "../styles/components/soon.css";
import type { ReactNode } from "react";

/** A deadline that is near. The words carry it ("5일 남음"); the colour only helps. */
export function Soon({ children }: { children: ReactNode }) {
  return <span className="m-soon">{children}</span>;
}
