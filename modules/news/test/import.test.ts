import { describe, expect, test } from "vitest";
import { feedText } from "@madang/feed-import/testing";
import { newsForTests, sampleFolder } from "./news-server.ts";

const server = newsForTests({ sample: false });

async function texts() {
  return server().db.selectFrom("article_texts").selectAll().orderBy("guid").execute();
}

test("the sample is read whole, and once", async () => {
  expect(await server().importPath(sampleFolder)).toMatchObject({ read: 27, added: 27, skipped: 0 });
  const before = await texts();
  expect(await server().importPath(sampleFolder)).toMatchObject({ read: 27, unchanged: 27, skipped: 0 });
  expect(await texts()).toEqual(before);
  expect(before.filter(({ language }) => language === "ko")).toHaveLength(20);
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

test("two imports at the same time leave one of each", async () => {
  const items = Array.from({ length: 20 }, (_, index) => ({ guid: `same-${index}` }));
  const feed = feedText(items);
  const summaries = await Promise.all([server().importText(feed), server().importText(feed)]);
  expect(summaries[0].added + summaries[1].added).toBe(20);
  expect(summaries[0].unchanged + summaries[1].unchanged).toBe(20);
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

test("a second translation under another guid is skipped with the reason", async () => {
  await server().importText(feedText([{ guid: "o2" }]));
  await server().importText(feedText([{ guid: "o2-en", versionOf: "o2" }], "en"));
  const summary = await server().importText(feedText([{ guid: "o2-en-again", versionOf: "o2" }], "en"));
  expect(summary.problems).toMatchObject([{ reason: expect.stringContaining("another guid") }]);
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

test("markup of a stranger is kept as words or not at all", async () => {
  const body = `<p onclick="alert(1)">글<script>alert(1)</script><a href="javascript:alert(1)">여기</a><img src=x onerror=alert(1)></p>`;
  await server().importText(
    feedText([{ guid: "hostile", title: "<img src=x onerror=alert(1)>표", creator: "<b>과</b>", body }]),
  );
  const row = await server()
    .db.selectFrom("article_texts")
    .selectAll()
    .where("guid", "=", "hostile")
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain("alert");
  const { body: html } = await server().get(`/news/${row.article_id}`);
  expect(html).not.toMatch(/alert|onerror|javascript:/);
});
