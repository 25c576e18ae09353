import { defineBox, nothing } from "@madang/module-kit/server";
import { LatestBoxView } from "../../ui/views/latest-box.tsx";
import { news } from "../news-module.ts";
import { newestArticles } from "../queries/list-articles.ts";

const shown = 4;

/** The newest on the home page. */
export const latestBox = defineBox(news, "latest", {
  async load({ language, db }) {
    const [lead, ...others] = await newestArticles(db, { language, now: new Date() }, { limit: shown });
    return lead === undefined ? nothing() : { lead, others };
  },
  view: { name: "latest-box", component: LatestBoxView },
});
