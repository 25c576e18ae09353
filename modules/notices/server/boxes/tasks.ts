import type { Language } from "@madang/manifest";
import { defineBox } from "@madang/module-kit/server";
import { dayStart } from "@madang/publishing";
import { noticeGroups, noticePaths, type NoticeGroup } from "../../contract/public.ts";
import { TaskBoxView } from "../../ui/views/task-box.tsx";
import { notices } from "../notices-module.ts";
import { countNotices } from "../queries/list-notices.ts";
import type { NoticesDatabase } from "../queries/posted-notices.ts";

const view = { name: "task-box", component: TaskBoxView };

interface Asked {
  readonly db: NoticesDatabase;
  readonly language: Language;
}

function countOpen({ db, language }: Asked, group: NoticeGroup): Promise<number> {
  return countNotices(db, { language, now: new Date(), categories: noticeGroups[group], open: true });
}

/** "고시·공고" among the tasks of the home page, with the number of today. */
export const todayBox = defineBox(notices, "today", {
  async load({ db, language }) {
    const now = new Date();
    const count = await countNotices(db, { language, now, since: dayStart(now) });
    return { task: "today" as const, path: noticePaths.list(), icon: "megaphone" as const, count };
  },
  view,
});

/** "의견 내기": what is open for opinions. */
export const opinionsBox = defineBox(notices, "opinions", {
  load: async (asked) => ({
    task: "opinions" as const,
    path: noticePaths.list({ category: "advance" }),
    icon: "speech" as const,
    count: await countOpen(asked, "advance"),
  }),
  view,
});

/** "채용·시험": where one can apply. */
export const jobsBox = defineBox(notices, "jobs", {
  load: async (asked) => ({
    task: "jobs" as const,
    path: noticePaths.list({ category: "recruitment" }),
    icon: "briefcase" as const,
    count: await countOpen(asked, "recruitment"),
  }),
  view,
});

/** "입찰·계약": where one can bid. */
export const bidsBox = defineBox(notices, "bids", {
  load: async (asked) => ({
    task: "bids" as const,
    path: noticePaths.list({ category: "bid" }),
    icon: "building" as const,
    count: await countOpen(asked, "bid"),
  }),
  view,
});

/** "모집·신청": what one can take part in. */
export const applicationsBox = defineBox(notices, "applications", {
  load: async (asked) => ({
    task: "applications" as const,
    path: noticePaths.list({ category: "application" }),
    icon: "people" as const,
    count: await countOpen(asked, "application"),
  }),
  view,
});
