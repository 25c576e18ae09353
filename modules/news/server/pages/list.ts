import { definePage } from "@madang/module-kit/server";
import { conditionsOf } from "@madang/publishing";
import { ListView, type ListData } from "../../ui/views/list.tsx";
import { newsWords } from "../../ui/words/news-words.ts";
import { articleFilter } from "../article-filter.ts";
import { listQuery } from "../list-query.ts";
import { news } from "../news-module.ts";
import { ownerIn } from "../owner.ts";
import { departments } from "../queries/departments.ts";
import { listArticles } from "../queries/list-articles.ts";
import { untranslatedArticles } from "../queries/untranslated-articles.ts";

export const listPage = definePage(news, "list", {
  query: listQuery,
  async load({ query, language, db }): Promise<ListData> {
    const now = new Date();
    return {
      list: await listArticles(db, articleFilter(query, language, now), query.page),
      conditions: conditionsOf(query),
      departments: await departments(db, { language, now }),
      untranslated: await untranslatedArticles(db, { language, now }),
      owner: ownerIn(language),
    };
  },
  view: { name: "list", component: ListView },
  describe: ({ language }) => {
    const { title, description } = newsWords[language];
    return { title, description, breadcrumb: [{ label: title }] };
  },
});
