import type { Language } from "@madang/manifest";
import type { SearchFindings } from "../search-findings.ts";
import { searchWords } from "./words/search-words.ts";

export interface SearchNoteProps {
  readonly language: Language;
  readonly findings: SearchFindings | undefined;
  /** There is more than the list counts and shows. */
  readonly more: boolean;
}

/** In which order a search shows what it found, and what it looked for in place of what was typed. */
export function SearchNote({ language, findings, more }: SearchNoteProps) {
  if (findings === undefined || findings.help !== undefined) return null;
  const words = searchWords[language];
  const instead = findings.instead.map(({ typed, word }) => words.instead(typed, word));
  return <p className="m-muted">{[words.order, ...(more ? [words.most] : []), ...instead].join(" ")}</p>;
}
