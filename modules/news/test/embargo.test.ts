import { expectEmbargo } from "@madang/feed-import/testing";
import { expect, test } from "vitest";
import news from "../module.ts";
import { newsForTests, sampleFolder } from "./news-server.ts";

const server = newsForTests();

test("what is published later is nowhere until its second, and everywhere from then on", async () => {
  const idOf = async (guid: string) => {
    const texts = server().db.selectFrom("article_texts").select("article_id").where("guid", "=", guid);
    return (await texts.executeTakeFirstOrThrow()).article_id;
  };
  const subject = {
    server: server() as never,
    manifest: news,
    category: { name: "보도자료", value: "press" },
    attachment: `${sampleFolder}files/chuseok-buses-2026.pdf`,
    page: "/news",
    idOf,
    silent: [
      "/api/news/openapi.json",
      "/_boxes/open-data",
      "/_boxes/week",
      "/_boxes/facts",
      "/_boxes/cities",
    ],
  };
  await expect(expectEmbargo(subject)).resolves.toBeUndefined();
}, 60_000);
