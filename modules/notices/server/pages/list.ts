import { definePage } from "@madang/module-kit/server";
import { conditionsOf } from "@madang/publishing";
import { ListView, type ListData } from "../../ui/views/list.tsx";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { listQuery } from "../list-query.ts";
import { noticeFilter } from "../notice-filter.ts";
import { notices } from "../notices-module.ts";
import { ownerIn } from "../owner.ts";
import { departments } from "../queries/departments.ts";
import { listNotices } from "../queries/list-notices.ts";
import { untranslatedNotices } from "../queries/untranslated-notices.ts";

export const listPage = definePage(notices, "list", {
  query: listQuery,
  async load({ query, language, db }): Promise<ListData> {
    const now = new Date();
    return {
      list: await listNotices(db, noticeFilter(query, language, now), query.page),
      conditions: conditionsOf(query),
      departments: await departments(db, { language, now }),
      untranslated: await untranslatedNotices(db, { language, now }),
      owner: ownerIn(language),
      now: now.toISOString(),
    };
  },
  view: { name: "list", component: ListView },
  describe: ({ language }) => {
    const { title, description } = noticeWords[language];
    return { title, description, breadcrumb: [{ label: title }] };
  },
});
