import type { Language } from "@madang/manifest";
import { entryLimits } from "../../contract/entry-limits.ts";
import { formWords } from "../words/form-words.ts";

/** Says with every letter how much is written of how much, and what is too much. Answers how to end it. */
export function countWritten(root: HTMLElement, language: Language): () => void {
  const body = root.querySelector("textarea");
  const note = root.querySelector("#body-note > output");
  if (body === null || note === null) return () => {};
  const { written, tooMuch } = formWords[language];
  const count = () => {
    const { length } = body.value;
    const excess = length - entryLimits.body;
    note.textContent =
      excess > 0 ? tooMuch(grouped(excess)) : written(grouped(length), grouped(entryLimits.body));
  };
  // A browser restores what was typed before this ran.
  count();
  body.addEventListener("input", count);
  return () => body.removeEventListener("input", count);
}

function grouped(value: number): string {
  return value.toLocaleString("en");
}
