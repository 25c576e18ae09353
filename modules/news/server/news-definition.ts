import { importCommands } from "@madang/feed-import";
import type { ModuleDefinition } from "@madang/module-kit/server";
import { articlesMigration } from "../migrations/0001-articles.expand.ts";
import { newsApi } from "./api/items.ts";
import { latestBox } from "./boxes/latest.ts";
import { openDataBox } from "./boxes/open-data.ts";
import { searchBox } from "./boxes/search.ts";
import { citiesBox, factsBox, weekBox } from "./boxes/tasks.ts";
import { newsOptions } from "./config.ts";
import { saveArticle } from "./import/save-article.ts";
import { news } from "./news-module.ts";
import { articlePage } from "./pages/article.ts";
import { listPage } from "./pages/list.ts";
import type { NewsDatabase } from "./queries/published-articles.ts";

/** Everything that this module answers. */
export const newsDefinition: ModuleDefinition = {
  module: news,
  pages: [listPage, articlePage],
  boxes: [latestBox, searchBox, openDataBox, weekBox, factsBox, citiesBox],
  api: newsApi,
  migrations: [articlesMigration],
  commands: { ...importCommands<NewsDatabase>({ folder: import.meta.dirname, save: saveArticle }) },
  options: newsOptions,
};
