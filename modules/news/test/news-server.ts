import { useDocumentServer } from "@madang/feed-import/testing";
import { startModule } from "@madang/module-kit/server";
import { saveArticle } from "../server/import/save-article.ts";
import { withdrawArticle } from "../server/import/withdraw-article.ts";
import { newsDefinition } from "../server/news-definition.ts";
import type { NewsTables } from "../server/queries/tables.ts";

/** What the module is told that citizens see. */
export const publicOrigin = "https://hanul.example";
export const sampleFolder = new URL("../sample/", import.meta.url).pathname;

/** One server for the tests of a file, with the sample imported unless told otherwise. */
export function newsForTests({ sample = true } = {}) {
  return useDocumentServer<NewsTables>(
    {
      schema: "news",
      start: (env) => startModule(newsDefinition, { PUBLIC_ORIGIN: publicOrigin, ...env }),
      save: saveArticle,
      withdraw: withdrawArticle,
    },
    { sample: sample ? sampleFolder : undefined },
  );
}
