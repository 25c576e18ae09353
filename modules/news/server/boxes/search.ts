import { defineBox, nothing } from "@madang/module-kit/server";
import { searchTextSchema, searchWords, untilItChanges } from "@madang/publishing";
import { nextPublication } from "@madang/publishing/server";
import { z } from "zod";
import { SearchBoxView } from "../../ui/views/search-box.tsx";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { articleTables } from "../queries/article-places.ts";
import { listArticles } from "../queries/list-articles.ts";
import { findingsIn, settled } from "../queries/searched-articles.ts";

const shown = 5;

/** What the portal's search finds in the news; no trace of it before anything was searched for. */
export const searchBox = defineBox(news, "search", {
  query: z.object({ q: searchTextSchema.default("") }),
  async load({ query: { q }, language, db }) {
    if (q === "") return nothing();
    const now = new Date();
    const asked = { language, now, words: searchWords(q) };
    const used = await settled(db, asked);
    const { total, more, items: found } = await listArticles(db, used, 1);
    const items = found.slice(0, shown);
    const findings = await findingsIn(db, { asked, used, items });
    return { q, total, more, items, findings, changes: await nextPublication(db, articleTables, now) };
  },
  view: { name: "search-box", component: SearchBoxView },
  until: untilItChanges,
  tags: ({ data: { items } }) => [newsTags.list, ...newsTags.shown(items)],
});
