import { documentsApiContract } from "@madang/publishing/testing";
import { describe, expect, test } from "vitest";
import { newsArticleSchema, newsItemsSchema } from "../contract/public.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests();

describe("the API of news", () => {
  test.each(documentsApiContract)("$name", async ({ run }) => {
    const api = {
      get: (path: string) => server().get(path),
      prefix: "/api/news",
      page: newsItemsSchema,
      document: newsArticleSchema,
    };
    await expect(run(api)).resolves.toBeUndefined();
  });
});
