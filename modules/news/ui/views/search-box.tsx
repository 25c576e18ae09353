import type { ViewProps } from "@madang/module-kit";
import { SearchFound, type SearchFoundData } from "@madang/publishing/ui/search-found";
import { newsPaths, type NewsItem } from "../../contract/public.ts";
import { documentOf } from "../parts/document-of.tsx";
import { newsWords } from "../words/news-words.ts";

export function SearchBoxView({ data, language }: ViewProps<SearchFoundData<NewsItem>>) {
  return (
    <SearchFound
      data={data}
      language={language}
      id="news-found"
      words={newsWords[language]}
      path={newsPaths.list}
      documentOf={(item) => documentOf(item, language)}
    />
  );
}

export default SearchBoxView;
