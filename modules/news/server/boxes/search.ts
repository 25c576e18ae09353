import { defineBox, nothing } from "@madang/module-kit/server";
import { searchTextSchema, searchWords } from "@madang/publishing";
import { z } from "zod";
import { SearchBoxView } from "../../ui/views/search-box.tsx";
import { news } from "../news-module.ts";
import { countArticles, newestArticles } from "../queries/list-articles.ts";

const shown = 5;

/** What the portal's search finds in the news; no trace of it before anything was searched for. */
export const searchBox = defineBox(news, "search", {
  query: z.object({ q: searchTextSchema.default("") }),
  async load({ query: { q }, language, db }) {
    if (q === "") return nothing();
    const filter = { language, now: new Date(), words: searchWords(q) };
    const total = await countArticles(db, filter);
    return { q, total, items: await newestArticles(db, filter, { limit: shown }) };
  },
  view: { name: "search-box", component: SearchBoxView },
});
