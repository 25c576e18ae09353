import { expectPurges } from "@madang/feed-import/testing";
import { expect, test } from "vitest";
import news from "../module.ts";
import { newsForTests, sampleFolder } from "./news-server.ts";

const server = newsForTests({ sample: false });

test("whatever shows something else after a change was purged with it, and not much else", async () => {
  const subject = {
    server: server() as never,
    manifest: news,
    page: "/news",
    documents: "articles",
    attachment: `${sampleFolder}files/chuseok-buses-2026.pdf`,
  };
  await expect(expectPurges(subject)).resolves.toBeUndefined();
}, 300_000);
