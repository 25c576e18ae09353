import { describe, expect, test } from "vitest";
import { feedText, importContract } from "@madang/feed-import/testing";
import { newsForTests, sampleFolder } from "./news-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = newsForTests({ sample: false });

async function texts() {
  return server().db.selectFrom("article_texts").selectAll().orderBy("guid").execute();
}

describe("news keeps the contract of imports", () => {
  test.each(importContract)("$name", async ({ run }) => {
    const sample = { folder: sampleFolder, ...sampleSize };
    const pathOf = (text: { article_id: number }) => `/news/${text.article_id}`;
    await expect(run({ server: server(), sample, texts, pathOf })).resolves.toBeUndefined();
  });
});

test("an item that changed replaces itself and keeps its address", async () => {
  await server().importText(feedText([{ guid: "changing", title: "처음" }]));
  const [before] = await server()
    .db.selectFrom("article_texts")
    .selectAll()
    .where("guid", "=", "changing")
    .execute();
  const summary = await server().importText(
    feedText([{ guid: "changing", title: "고침", category: "사진" }]),
  );
  expect(summary).toMatchObject({ read: 1, changed: 1 });
  const [after] = await server()
    .db.selectFrom("article_texts")
    .selectAll()
    .where("guid", "=", "changing")
    .execute();
  expect(after).toMatchObject({ article_id: before!.article_id, title: "고침" });
  const { body } = await server().get(`/news/${before!.article_id}`);
  expect(body).toContain("고침");
  expect(body).toContain("사진");
});

test("a translation joins its original and does not move it", async () => {
  await server().importText(feedText([{ guid: "orig", title: "원문", date: "2026-11-19 10:00:00" }]));
  const english = feedText(
    [
      {
        guid: "orig-en",
        title: "Original",
        date: "2020-01-01",
        category: "Photo",
        creator: "General Affairs",
        versionOf: "orig",
      },
    ],
    "en",
  );
  expect(await server().importText(english)).toMatchObject({ added: 1 });
  const { article_id } = await server()
    .db.selectFrom("article_texts")
    .select("article_id")
    .where("guid", "=", "orig")
    .executeTakeFirstOrThrow();
  const { body } = await server().get(`/news/${article_id}`, "en");
  expect(body).toContain("Original");
  expect(body).toContain("2026-11-19");
  expect(body).toContain("Press releases");
});

describe("what a feed says in its own words", () => {
  test.each([
    ["보도자료", "press"],
    ["사실은 이렇습니다", "facts"],
    ["시·군소식", "cities"],
    ["포토뉴스", "photo"],
    ["무엇이든", "press"],
  ])("%s is %s", async (category, kind) => {
    await server().importText(feedText([{ guid: `kind-${category}`, category }]));
    const row = await server()
      .db.selectFrom("articles")
      .innerJoin("article_texts", "article_id", "articles.id")
      .select("category")
      .where("guid", "=", `kind-${category}`)
      .executeTakeFirstOrThrow();
    expect(row.category).toBe(kind);
  });
});
