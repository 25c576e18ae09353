import { LiveRegion } from "@madang/design-system";
import type { SaveState } from "../behaviour/autosave.ts";
import type { AutosaveWords } from "../words/autosave-words.ts";
import { SavedLine } from "./saved-line.tsx";
import type { StepData } from "./step-frame.tsx";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Seoul",
  hour: "2-digit",
  minute: "2-digit",
});

/** What became of the last words, seen always and announced only where they are not saved. */
export function AutosavedLine({
  data,
  state,
  words,
}: {
  data: StepData;
  state: SaveState;
  words: AutosaveWords;
}) {
  return (
    <>
      {state.kind === "failed" ? (
        <p className="m-hint" id="saved">
          <strong>{words.failed}</strong>
        </p>
      ) : (
        <SavedLine data={data} now={told(state, words)} />
      )}
      <LiveRegion>{state.kind === "failed" ? words.failed : ""}</LiveRegion>
    </>
  );
}

function told(state: SaveState, words: AutosaveWords): string | undefined {
  if (state.kind === "saving") return words.saving;
  return state.kind === "saved" ? `${words.saved} ${clock.format(state.at)}` : undefined;
}
