import type { ReactElement } from "react";
import type { Language } from "../words/language.ts";

/** One component with its states: shown on the gallery page, rendered in tests, checked for accessibility. */
export interface Example {
  /** Part of ids and addresses. */
  id: string;
  group: ExampleGroup;
  name: Record<Language, string>;
  rule: Record<Language, string>;
  /** Needs the width of a page. */
  wide?: boolean;
  /** What is shown, in the words of the language; ids inside start with the prefix. */
  show: (language: Language, prefix: string) => ReactElement;
}

export const exampleGroups = ["ground", "act", "enter", "tell", "find", "show", "page"] as const;
export type ExampleGroup = (typeof exampleGroups)[number];

/** Picks the words of a language: `say(language)("보내기", "Send")`. */
export function say(language: Language): (korean: string, english: string) => string {
  return (korean, english) => (language === "ko" ? korean : english);
}
