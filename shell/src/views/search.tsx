import { LargeSearch } from "@madang/design-system/large-search";
import { PageHead } from "@madang/design-system/page-head";
import { localizedPath } from "@madang/manifest";
import { Slot, type ViewProps } from "@madang/module-kit";
import { searchWords } from "../i18n/search-words.ts";

export interface SearchData {
  readonly query: string;
}

/** Each module shows what it has found in a box of its own; the shell knows none of them. */
export default function SearchView({ data: { query }, language }: ViewProps<SearchData>) {
  const words = searchWords[language];
  return (
    <>
      <PageHead title={query === "" ? words.title : words.titleFor(query)} lede={words.lede} />
      <LargeSearch
        language={language}
        label={words.title}
        action={localizedPath("/search", language)}
        id="search-page"
        placeholder={words.hint}
        defaultValue={query}
      />
      {query !== "" && (
        <>
          <Slot name="search" />
          <p className="m-muted m-gap">{words.advice}</p>
        </>
      )}
    </>
  );
}
