import { feedsContract } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { newsForTests, publicOrigin } from "./news-server.ts";

const server = newsForTests();

describe("the feeds of the news", () => {
  test.each(feedsContract)("$name", async ({ run }) => {
    const subject = {
      server: server(),
      prefix: "/api/news",
      publicOrigin,
      category: "press",
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
