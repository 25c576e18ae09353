import { definePage, redirect } from "@madang/module-kit/server";
import { conditionsOf, isWordy, pageInAddress, untilItChanges } from "@madang/publishing";
import { departmentsAt, nextPublication, untranslatedAt } from "@madang/publishing/server";
import { newsPaths } from "../../contract/public.ts";
import { ListView, type ListData } from "../../ui/views/list.tsx";
import { feedLinks } from "../../ui/words/feed-words.ts";
import { newsWords } from "../../ui/words/news-words.ts";
import { articleFilter } from "../article-filter.ts";
import { listQuery } from "../list-query.ts";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { ownerIn } from "../owner.ts";
import { articleTables } from "../queries/article-places.ts";
import { articleSearch } from "../queries/article-search.ts";
import { listArticles } from "../queries/list-articles.ts";
import { findingsIn, settled } from "../queries/searched-articles.ts";

export const listPage = definePage(news, "list", {
  query: listQuery,
  async load({ query, language, url, db }) {
    const conditions = conditionsOf(query);
    if (isWordy(url)) return redirect(newsPaths.list({ ...conditions, page: pageInAddress(query.page) }));
    const now = new Date();
    const asked = articleFilter(query, language, now);
    const used = await settled(db, asked);
    const list = await listArticles(db, used, query.page);
    const data: ListData = {
      list,
      findings: await findingsIn(db, { asked, used, items: list.items }),
      conditions,
      departments: await departmentsAt(db, articleSearch, { language, now }),
      untranslated: language === "ko" ? 0 : await untranslatedAt(db, articleTables, { language, now }),
      feed: newsPaths.feed("rss", { ...conditions, language }),
      owner: ownerIn(language),
      changes: await nextPublication(db, articleTables, now),
    };
    return data;
  },
  view: { name: "list", component: ListView },
  describe: ({ data: { list, conditions }, language }) => {
    const { title, description } = newsWords[language];
    const feeds = feedLinks(conditions, language);
    const canonical = newsPaths.list({ ...conditions, page: pageInAddress(list.page) });
    return { title, description, canonical, feeds, breadcrumb: [{ label: title }] };
  },
  until: untilItChanges,
  tags: ({ data: { list } }) => [newsTags.list, ...newsTags.shown(list.items)],
});
