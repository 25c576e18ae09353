import { feedText } from "@madang/feed-import/testing";
import { searchContract, searchedDocuments, type SearchSubject } from "@madang/publishing/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { newsForTests } from "./news-server.ts";

const server = newsForTests({ sample: false });

beforeAll(async () => {
  for (const language of ["ko", "en"] as const) {
    const own = searchedDocuments.filter((document) => document.language === language);
    const items = own.map(({ guid, title, body }) => ({ guid, title, body: `<p>${body}</p>` }));
    await server().importText(feedText(items, language));
  }
});

describe("the search keeps the contract of searches", () => {
  test.each(searchContract)("$name", async ({ run }) => {
    const subject: SearchSubject = {
      list: "/news",
      items: "/api/news/items",
      get: (path, language) => server().get(path, language),
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
