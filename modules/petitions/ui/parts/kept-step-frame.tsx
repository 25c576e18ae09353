import type { ReactNode } from "react";
import KeptHtml from "../kept/kept-html.tsx";

/** `StepFrame` in the browser: the same elements, of which only the step's own part is hydrated. */
export function StepFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <KeptHtml />
      <div className="m-split">
        <div className="m-stack-l">
          <KeptHtml />
          {children}
        </div>
        <KeptHtml />
      </div>
    </>
  );
}
