import { describe, expect, test } from "vitest";
import { articlesBeside, listArticles } from "../server/queries/list-articles.ts";
import { feedText } from "@madang/feed-import/testing";
import { documentsPerPage } from "@madang/publishing";
import { newsForTests } from "./news-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = newsForTests();
const now = new Date("2026-11-22T03:00:00Z");
const korean = { language: "ko", now } as const;
const published = sampleSize.korean - 3;
const pages = Math.ceil(published / documentsPerPage);

describe("the list", () => {
  test("is in pages, newest first, without gaps or repeats", async () => {
    const first = await listArticles(server().db, korean, 1);
    expect(first).toMatchObject({ total: published, page: 1, pages });
    const numbers = Array.from({ length: pages }, (_, index) => index + 1);
    const read = await Promise.all(numbers.map((page) => listArticles(server().db, korean, page)));
    const all = read.flatMap(({ items }) => items);
    expect(new Set(all.map(({ id }) => id)).size).toBe(published);
    expect(all.map(({ published }) => published)).toEqual(
      all
        .map(({ published }) => published)
        .toSorted()
        .toReversed(),
    );
    expect(first.items).toHaveLength(documentsPerPage);
  });

  test("shows its last page for one beyond it", async () => {
    expect(await listArticles(server().db, korean, 99)).toMatchObject({ page: pages, pages });
  });

  test("narrows by kind, department, period and words, all at once", async () => {
    const filter = {
      ...korean,
      category: "press",
      department: "농업정책과",
      since: new Date("2026-11-01T00:00:00Z"),
      words: ["배추", "동네"],
    } as const;
    const { items } = await listArticles(server().db, filter, 1);
    expect(items.map(({ title }) => title)).toEqual([
      "김장 배추·무 값, 산지에서 시장까지 날마다 알려 드립니다",
    ]);
  });

  test.each(["50%", "_", "\\", "'; drop table articles; --", "%%%", "‘"])(
    "takes %j as words",
    async (word) => {
      const { total } = await listArticles(server().db, { ...korean, words: [word] }, 1);
      expect(total).toBeLessThan(published);
    },
  );

  test("finds the exact sign that it was asked for", async () => {
    await server().importText(feedText([{ guid: "sign", title: "쌀값 100%_오름", date: "2020-01-01" }]));
    const found = await listArticles(server().db, { ...korean, words: ["100%_오"] }, 1);
    expect(found.items.map(({ title }) => title)).toEqual(["쌀값 100%_오름"]);
  });

  test("has nothing that is published later, on any way in", async () => {
    await server().importText(
      feedText([{ guid: "later", title: "엠바고 소식", date: "2099-01-01 00:00:00" }]),
    );
    const { article_id } = await server()
      .db.selectFrom("article_texts")
      .select("article_id")
      .where("guid", "=", "later")
      .executeTakeFirstOrThrow();
    for (const path of [
      "/news",
      "/_boxes/latest",
      "/_boxes/search?q=엠바고",
      "/news?q=엠바고",
      "/api/news/items?q=엠바고",
    ]) {
      const { body } = await server().get(path);
      expect(body).not.toContain("엠바고 소식");
    }
    expect((await server().get(`/news/${article_id}`)).status).toBe(404);
    expect((await server().get(`/api/news/items/${article_id}`)).status).toBe(404);
  });
});

test("before and after an article are its neighbours in the list", async () => {
  const { items } = await listArticles(server().db, korean, 1);
  const [first, second, third] = items;
  const around = await articlesBeside(server().db, second!, korean);
  expect([around.newer?.id, around.older?.id]).toEqual([first!.id, third!.id]);
  expect((await articlesBeside(server().db, first!, korean)).newer).toBeUndefined();
});
