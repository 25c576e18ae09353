import "../styles/components/filter.css";
import type { ReactNode } from "react";
import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { Button } from "./button.tsx";

export interface FilterFormProps {
  language: Language;
  /** Names the search. */
  label: string;
  action?: string | undefined;
  submit?: string | undefined;
  /** Up to three fields. */
  children: ReactNode;
}

/** Narrows a list; a GET form, so that the result has an address. */
export function FilterForm({ language, label, action, submit, children }: FilterFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- phones from before 2023 do not know the search element
    <form className="m-filter" role="search" action={action} aria-label={label}>
      {children}
      <Button look="main">{submit ?? wordsIn(language).find}</Button>
    </form>
  );
}
