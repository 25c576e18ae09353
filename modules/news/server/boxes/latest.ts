import { defineBox, nothing } from "@madang/module-kit/server";
import { untilItChanges } from "@madang/publishing";
import { nextPublication } from "@madang/publishing/server";
import { LatestBoxView, type LatestData } from "../../ui/views/latest-box.tsx";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { articleTables } from "../queries/article-places.ts";
import { newestArticles } from "../queries/list-articles.ts";

const shown = 4;

/** The newest on the home page. */
export const latestBox = defineBox(news, "latest", {
  async load({ language, db }) {
    const now = new Date();
    const [lead, ...others] = await newestArticles(db, { language, now }, { limit: shown });
    const changes = await nextPublication(db, articleTables, now);
    if (lead === undefined) return nothing({ tags: [newsTags.list], until: changes });
    const data: LatestData = { lead, others, changes };
    return data;
  },
  view: { name: "latest-box", component: LatestBoxView },
  until: untilItChanges,
  tags: ({ data: { lead, others } }) => [newsTags.list, ...newsTags.shown([lead, ...others])],
});
