import type { AutosaveWords } from "../words/autosave-words.ts";
import type { SaveState } from "./autosave.ts";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Seoul",
  hour: "2-digit",
  minute: "2-digit",
});

/** Says what became of the last words: seen always, announced only where they are not saved. */
export function showSaved(
  form: HTMLFormElement,
  { words, until }: { words: AutosaveWords; until: string },
): (state: SaveState) => void {
  const line = form.querySelector("#saved");
  const region = form.querySelector("[role=status]");
  return (state) => {
    const failed = state.kind === "failed" ? words.failed : "";
    if (line) line.textContent = failed || `${told(state, words)}. ${until}`;
    if (region) region.textContent = failed;
  };
}

function told(state: SaveState, words: AutosaveWords): string {
  return state.kind === "saved" ? `${words.saved} ${clock.format(state.at)}` : words.saving;
}
