import type { StepData } from "./step-frame.tsx";

/** When it was saved and for how long it is kept. Scripts say it anew as they save. */
export function SavedLine({ data: { draft } }: { data: StepData }) {
  return (
    <p className="m-hint" id="saved">
      {draft && `${draft.saved}. ${draft.until}`}
    </p>
  );
}
