import type { Language } from "@madang/manifest";
import { textLimits } from "../../contract/petition-fields.ts";
import { writtenWords } from "../words/written-words.ts";

/** Says with every letter how much is written of how much; what is too much is announced. */
export function countWritten(form: HTMLFormElement, language: Language): () => void {
  const body = form.querySelector("textarea");
  const [text, excess] = form.querySelectorAll("#body-note > *");
  const words = writtenWords[language];
  const count = () => {
    const length = body?.value.length ?? 0;
    const over = length - textLimits.body;
    if (text) text.textContent = words.written(grouped(length), grouped(textLimits.body));
    if (excess) excess.textContent = over > 0 ? words.tooMuch(grouped(over)) : "";
  };
  // A browser restores what was typed before this ran.
  count();
  body?.addEventListener("input", count);
  return () => body?.removeEventListener("input", count);
}

function grouped(value: number): string {
  return value.toLocaleString("en");
}
