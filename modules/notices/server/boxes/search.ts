import { defineBox, nothing } from "@madang/module-kit/server";
import { searchTextSchema, searchWords, untilItChanges } from "@madang/publishing";
import { z } from "zod";
import { SearchBoxView } from "../../ui/views/search-box.tsx";
import { notices } from "../notices-module.ts";
import { countNotices, newestNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";

const shown = 5;

/** What the portal's search finds among the notices; no trace of it before anything was searched for. */
export const searchBox = defineBox(notices, "search", {
  query: z.object({ q: searchTextSchema.default("") }),
  async load({ query: { q }, language, db }) {
    if (q === "") return nothing();
    const now = new Date();
    const filter = { language, now, words: searchWords(q) };
    const total = await countNotices(db, filter);
    const items = await newestNotices(db, filter, { limit: shown });
    return { q, total, items, changes: await nextTurn(db, now) };
  },
  view: { name: "search-box", component: SearchBoxView },
  until: untilItChanges,
});
