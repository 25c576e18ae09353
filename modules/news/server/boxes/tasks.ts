import type { Language } from "@madang/manifest";
import { defineBox } from "@madang/module-kit/server";
import { untilItChanges } from "@madang/publishing";
import { nextPublication } from "@madang/publishing/server";
import type { CountedTaskData } from "@madang/publishing/ui/counted-task";
import { newsPaths, type NewsCategory } from "../../contract/public.ts";
import { TaskBoxView } from "../../ui/views/task-box.tsx";
import type { TaskName } from "../../ui/words/task-words.ts";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { articleTables } from "../queries/article-places.ts";
import { countArticles } from "../queries/list-articles.ts";
import type { NewsDatabase } from "../queries/published-articles.ts";

const view = { name: "task-box", component: TaskBoxView };
const tags = () => [newsTags.list];
const week = 7 * 24 * 60 * 60 * 1000;

interface Asked {
  readonly db: NewsDatabase;
  readonly language: Language;
}

type Task = Omit<CountedTaskData<TaskName>, "count" | "changes">;

/** The task with how much was published in seven days. */
async function weekOf(
  task: Task,
  { db, language }: Asked,
  category?: NewsCategory,
): Promise<CountedTaskData<TaskName>> {
  const now = new Date();
  const since = new Date(now.getTime() - week);
  const count = await countArticles(db, { language, now, category, since });
  return { ...task, count, changes: await nextPublication(db, articleTables, now) };
}

/** "도정 소식" among the tasks of the home page. */
export const weekBox = defineBox(news, "week", {
  load: (asked) => weekOf({ task: "week", path: newsPaths.list(), icon: "newspaper" }, asked),
  view,
  until: untilItChanges,
  tags,
});

/** "사실 확인": what went round and is not so. */
export const factsBox = defineBox(news, "facts", {
  load: (asked) =>
    weekOf({ task: "facts", path: newsPaths.list({ category: "facts" }), icon: "done" }, asked, "facts"),
  view,
  until: untilItChanges,
  tags,
});

/** "시군 소식": what cities and counties do. */
export const citiesBox = defineBox(news, "cities", {
  load: (asked) =>
    weekOf({ task: "cities", path: newsPaths.list({ category: "cities" }), icon: "pin" }, asked, "cities"),
  view,
  until: untilItChanges,
  tags,
});
