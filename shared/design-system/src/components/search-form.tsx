import type { Language } from "../words/language.ts";
import { wordsIn } from "../words/words.ts";
import { HiddenText } from "./hidden-text.tsx";
import { Icon } from "./icon.tsx";

export interface SearchFormProps {
  language: Language;
  /** One name per search on a page. */
  label: string;
  action: string;
  id: string;
  name?: string | undefined;
  placeholder?: string | undefined;
  defaultValue?: string | undefined;
}

/** The search of the header. Its style is part of the base sheet. */
export function SearchForm(props: SearchFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- phones from before 2023 do not know the search element
    <form className="m-search" role="search" action={props.action} aria-label={props.label}>
      <SearchBox {...props} />
      <button>
        <Icon name="search" />
        <HiddenText>{wordsIn(props.language).search}</HiddenText>
      </button>
    </form>
  );
}

/** Longer than any title, short enough for an address. */
const longestTerm = 100;

/** The labelled box of either search. */
export function SearchBox({ language, id, name = "q", placeholder, defaultValue }: SearchFormProps) {
  return (
    <>
      <label className="m-sr" htmlFor={id}>
        {wordsIn(language).searchTerm}
      </label>
      <input
        id={id}
        name={name}
        type="search"
        placeholder={placeholder}
        defaultValue={defaultValue}
        maxLength={longestTerm}
        autoComplete="off"
      />
    </>
  );
}
