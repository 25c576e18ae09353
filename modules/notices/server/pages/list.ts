import { definePage, redirect } from "@madang/module-kit/server";
import { conditionsOf, isWordy, pageInAddress, untilItChanges } from "@madang/publishing";
import { departmentsAt, untranslatedAt } from "@madang/publishing/server";
import { noticePaths } from "../../contract/public.ts";
import { ListView, type ListData } from "../../ui/views/list.tsx";
import { feedLinks } from "../../ui/words/feed-words.ts";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { listQuery } from "../list-query.ts";
import { noticeFilter } from "../notice-filter.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { ownerIn } from "../owner.ts";
import { countStates, listNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";
import { findingsIn, settled } from "../queries/searched-notices.ts";
import { noticeTables } from "../queries/notice-places.ts";
import { noticeSearch } from "../queries/notice-search.ts";

export const listPage = definePage(notices, "list", {
  query: listQuery,
  async load({ query, language, url, db }) {
    const conditions = conditionsOf(query);
    if (isWordy(url)) return redirect(noticePaths.list({ ...conditions, page: pageInAddress(query.page) }));
    const now = new Date();
    const asked = noticeFilter(query, language, now);
    const used = await settled(db, asked);
    const list = await listNotices(db, used, query.page);
    const data: ListData = {
      list,
      findings: await findingsIn(db, { asked, used, items: list.items }),
      counts: await countStates(db, used),
      conditions,
      departments: await departmentsAt(db, noticeSearch, { language, now }),
      untranslated: language === "ko" ? 0 : await untranslatedAt(db, noticeTables, { language, now }),
      feed: noticePaths.feed("rss", { ...conditions, language }),
      owner: ownerIn(language),
      now: now.toISOString(),
      changes: await nextTurn(db, now),
    };
    return data;
  },
  view: { name: "list", component: ListView },
  describe: ({ data: { list, conditions }, language }) => {
    const { title, description } = noticeWords[language];
    const feeds = feedLinks(conditions, language);
    const canonical = noticePaths.list({ ...conditions, page: pageInAddress(list.page) });
    return { title, description, canonical, feeds, breadcrumb: [{ label: title }] };
  },
  until: untilItChanges,
  tags: ({ data: { list } }) => [noticeTags.list, ...noticeTags.shown(list.items)],
});
