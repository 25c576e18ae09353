import type { ViewProps } from "@madang/module-kit";
import { SearchFound, type SearchFoundData } from "@madang/publishing/ui/search-found";
import { noticePaths, type NoticeItem } from "../../contract/public.ts";
import { documentOf } from "../parts/document-of.tsx";
import { noticeWords } from "../words/notice-words.ts";

export function SearchBoxView({ data, language }: ViewProps<SearchFoundData<NoticeItem>>) {
  return (
    <SearchFound
      data={data}
      language={language}
      id="notices-found"
      words={noticeWords[language]}
      path={noticePaths.list}
      documentOf={(item) => documentOf(item, language)}
    />
  );
}

export default SearchBoxView;
