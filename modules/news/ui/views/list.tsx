import type { ViewProps } from "@madang/module-kit";
import { ListPage, type ListPageData } from "@madang/publishing/ui/list-page";
import { newsCategories, newsPaths, type NewsItem } from "../../contract/public.ts";
import { documentOf } from "../parts/document-of.tsx";
import { newsWords } from "../words/news-words.ts";

export type ListData = ListPageData<NewsItem>;

export function ListView({ data, language }: ViewProps<ListData>) {
  const words = newsWords[language];
  return (
    <ListPage
      data={data}
      language={language}
      id="news"
      words={words}
      kinds={newsCategories.map((value) => ({ value, label: words.categories[value] }))}
      path={newsPaths.list}
      documentOf={(item) => documentOf(item, language, true)}
    />
  );
}

export default ListView;
