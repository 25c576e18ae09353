import "../styles/components/search-large.css";
import { wordsIn } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import { SearchBox, type SearchFormProps } from "./search-form.tsx";

/** The search of the home page, with its verb in words. */
export function LargeSearch(props: SearchFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- phones from before 2023 do not know the search element
    <form className="m-search m-search-l" role="search" action={props.action} aria-label={props.label}>
      <SearchBox {...props} />
      <button>
        <Icon name="search" />
        <span>{wordsIn(props.language).search}</span>
      </button>
    </form>
  );
}
