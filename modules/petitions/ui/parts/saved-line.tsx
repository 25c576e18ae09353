import type { ReactNode } from "react";
import type { StepData } from "./step-frame.tsx";

/** When it was saved and for how long it is kept. Scripts say it anew as they save. */
export function SavedLine({ data, children }: { data: StepData; children?: ReactNode }) {
  const { draft } = data;
  if (draft === undefined) return null;
  return (
    <p className="m-hint m-num" id="saved">
      {children ?? draft.saved}. {draft.until}
    </p>
  );
}
