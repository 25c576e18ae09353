import { importCommands } from "@madang/feed-import";
import type { ModuleDefinition } from "@madang/module-kit/server";
import { fileAddresses } from "@madang/publishing";
import { removeUnusedFiles, seedCommand } from "@madang/publishing/server";
import { articlesMigration } from "../migrations/0001-articles.expand.ts";
import { searchMigration } from "../migrations/0002-search.expand.ts";
import { filesMigration } from "../migrations/0003-files.expand.ts";
import { changesMigration } from "../migrations/0004-changes.expand.ts";
import { newsApi } from "./api/news-api.ts";
import { latestBox } from "./boxes/latest.ts";
import { openDataBox } from "./boxes/open-data.ts";
import { searchBox } from "./boxes/search.ts";
import { citiesBox, factsBox, weekBox } from "./boxes/tasks.ts";
import { newsOptions } from "./config.ts";
import { saveArticle } from "./import/save-article.ts";
import { withdrawArticle } from "./import/withdraw-article.ts";
import { news } from "./news-module.ts";
import { articlePage } from "./pages/article.ts";
import { articleSeed } from "./seed/article-seed.ts";
import { apiPage } from "./pages/api.ts";
import { filePage } from "./pages/file.ts";
import { listPage } from "./pages/list.ts";
import type { NewsTables } from "./queries/tables.ts";

/** Everything that this module answers. */
export const newsDefinition: ModuleDefinition = {
  module: news,
  pages: [listPage, apiPage, articlePage, filePage],
  boxes: [latestBox, searchBox, openDataBox, weekBox, factsBox, citiesBox],
  api: newsApi,
  migrations: [articlesMigration, searchMigration, filesMigration, changesMigration],
  commands: {
    ...importCommands<NewsTables>({
      folder: import.meta.dirname,
      addresses: fileAddresses(news),
      save: saveArticle,
      withdraw: withdrawArticle,
      finish: removeUnusedFiles,
    }),
    seed: seedCommand(articleSeed),
  },
  options: newsOptions,
};
