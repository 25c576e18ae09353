import type { StepData } from "./step-frame.tsx";

/** When it was saved and for how long it is kept. Scripts say it anew as they save. */
export function SavedLine({ data, now }: { data: StepData; now?: string | undefined }) {
  const { draft } = data;
  if (draft === undefined) return null;
  return (
    <p className="m-hint m-num" id="saved">
      {`${now ?? draft.saved}. ${draft.until}`}
    </p>
  );
}
