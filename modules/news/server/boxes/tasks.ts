import type { Language } from "@madang/manifest";
import { defineBox } from "@madang/module-kit/server";
import { newsPaths, type NewsCategory } from "../../contract/public.ts";
import { TaskBoxView } from "../../ui/views/task-box.tsx";
import { news } from "../news-module.ts";
import { countArticles } from "../queries/list-articles.ts";
import type { NewsDatabase } from "../queries/published-articles.ts";

const view = { name: "task-box", component: TaskBoxView };
const week = 7 * 24 * 60 * 60 * 1000;

interface Asked {
  readonly db: NewsDatabase;
  readonly language: Language;
}

function countOfWeek({ db, language }: Asked, category?: NewsCategory): Promise<number> {
  const now = new Date();
  return countArticles(db, { language, now, category, since: new Date(now.getTime() - week) });
}

/** "도정 소식" among the tasks of the home page. */
export const weekBox = defineBox(news, "week", {
  load: async (asked) => ({
    task: "week" as const,
    path: newsPaths.list(),
    icon: "newspaper" as const,
    count: await countOfWeek(asked),
  }),
  view,
});

/** "사실 확인": what went round and is not so. */
export const factsBox = defineBox(news, "facts", {
  load: async (asked) => ({
    task: "facts" as const,
    path: newsPaths.list({ category: "facts" }),
    icon: "done" as const,
    count: await countOfWeek(asked, "facts"),
  }),
  view,
});

/** "시군 소식": what cities and counties do. */
export const citiesBox = defineBox(news, "cities", {
  load: async (asked) => ({
    task: "cities" as const,
    path: newsPaths.list({ category: "cities" }),
    icon: "pin" as const,
    count: await countOfWeek(asked, "cities"),
  }),
  view,
});
