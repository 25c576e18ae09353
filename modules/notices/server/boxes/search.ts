import { defineBox, nothing } from "@madang/module-kit/server";
import { searchTextSchema, searchWords, untilItChanges } from "@madang/publishing";
import { z } from "zod";
import { SearchBoxView } from "../../ui/views/search-box.tsx";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { listNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";
import { findingsIn, settled } from "../queries/searched-notices.ts";

const shown = 5;

/** What the portal's search finds among the notices; no trace of it before anything was searched for. */
export const searchBox = defineBox(notices, "search", {
  query: z.object({ q: searchTextSchema.default("") }),
  async load({ query: { q }, language, db }) {
    if (q === "") return nothing();
    const now = new Date();
    const asked = { language, now, words: searchWords(q) };
    const used = await settled(db, asked);
    const { total, more, items: found } = await listNotices(db, used, 1);
    const items = found.slice(0, shown);
    const findings = await findingsIn(db, { asked, used, items });
    return { q, total, more, items, findings, changes: await nextTurn(db, now) };
  },
  view: { name: "search-box", component: SearchBoxView },
  until: untilItChanges,
  tags: ({ data: { items } }) => [noticeTags.list, ...noticeTags.shown(items)],
});
