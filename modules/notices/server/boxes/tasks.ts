import type { Language } from "@madang/manifest";
import { defineBox } from "@madang/module-kit/server";
import { dayStart, untilItChanges } from "@madang/publishing";
import type { CountedTaskData } from "@madang/publishing/ui/counted-task";
import { noticeGroups, noticePaths, type NoticeGroup } from "../../contract/public.ts";
import { TaskBoxView } from "../../ui/views/task-box.tsx";
import type { TaskName } from "../../ui/words/task-words.ts";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { countNotices } from "../queries/list-notices.ts";
import { nextTurn } from "../queries/next-turn.ts";
import type { NoticeFilter, NoticesDatabase } from "../queries/posted-notices.ts";

const view = { name: "task-box", component: TaskBoxView };
const tags = () => [noticeTags.list];

interface Asked {
  readonly db: NoticesDatabase;
  readonly language: Language;
}

type Task = Omit<CountedTaskData<TaskName>, "count" | "path" | "changes">;
type Narrowing = (now: Date) => Partial<NoticeFilter>;

/** The task with how many notices its list has, of those that count. */
async function counted(
  task: Task & { readonly path: string },
  { db, language }: Asked,
  narrowing: Narrowing,
): Promise<CountedTaskData<TaskName>> {
  const now = new Date();
  const count = await countNotices(db, { language, now, ...narrowing(now) });
  return { ...task, count, changes: await nextTurn(db, now) };
}

/** What one can take part in at the moment. */
function open(task: Task, asked: Asked, group: NoticeGroup) {
  const path = noticePaths.list({ category: group, state: "inforce" });
  return counted({ ...task, path }, asked, () => ({ categories: noticeGroups[group], open: true }));
}

/** "고시·공고" among the tasks of the home page, with the number of today. */
export const todayBox = defineBox(notices, "today", {
  load: (asked) =>
    counted({ task: "today", path: noticePaths.list(), icon: "megaphone" }, asked, (now) => ({
      since: dayStart(now),
    })),
  view,
  until: untilItChanges,
  tags,
});

/** "의견 내기": what is open for opinions. */
export const opinionsBox = defineBox(notices, "opinions", {
  load: (asked) => open({ task: "opinions", icon: "speech" }, asked, "advance"),
  view,
  until: untilItChanges,
  tags,
});

/** "채용·시험": where one can apply. */
export const jobsBox = defineBox(notices, "jobs", {
  load: (asked) => open({ task: "jobs", icon: "briefcase" }, asked, "recruitment"),
  view,
  until: untilItChanges,
  tags,
});

/** "입찰·계약": where one can bid. */
export const bidsBox = defineBox(notices, "bids", {
  load: (asked) => open({ task: "bids", icon: "building" }, asked, "bid"),
  view,
  until: untilItChanges,
  tags,
});

/** "모집·신청": what one can take part in. */
export const applicationsBox = defineBox(notices, "applications", {
  load: (asked) => open({ task: "applications", icon: "people" }, asked, "application"),
  view,
  until: untilItChanges,
  tags,
});
