import { describe, expect, test } from "vitest";
import { closingNotices, countNotices, listNotices, noticesBeside } from "../server/queries/list-notices.ts";
import { noticeGroups } from "../contract/public.ts";
import { feedText } from "@madang/feed-import/testing";
import { documentsPerPage } from "@madang/publishing";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests();
const now = new Date("2026-11-22T03:00:00Z");
const korean = { language: "ko", now } as const;

describe("the list", () => {
  test("is in pages, newest first, without gaps or repeats", async () => {
    const first = await listNotices(server().db, korean, 1);
    const { total, pages } = first;
    expect(pages).toBe(Math.ceil(total / documentsPerPage));
    const others = Array.from({ length: pages - 1 }, (_, index) =>
      listNotices(server().db, korean, index + 2),
    );
    const all = [first, ...(await Promise.all(others))].flatMap(({ items }) => items);
    expect(new Set(all.map(({ id }) => id)).size).toBe(total);
    expect(all.map(({ posted }) => posted)).toEqual(
      all
        .map(({ posted }) => posted)
        .toSorted()
        .toReversed(),
    );
    expect(first.items).toHaveLength(documentsPerPage);
  });

  test("shows its last page for one beyond it", async () => {
    const { pages } = await listNotices(server().db, korean, 1);
    expect(await listNotices(server().db, korean, 99)).toMatchObject({ page: pages, pages });
  });

  test("narrows by kind, department, period and words, all at once", async () => {
    const filter = {
      ...korean,
      categories: ["legislation", "administration"],
      department: "교통안전과",
      since: new Date("2026-11-01T00:00:00Z"),
      words: ["보행", "신호"],
    } as const;
    const { items } = await listNotices(server().db, filter, 1);
    expect(items.map(({ number }) => number)).toEqual(["한울도 공고 제2026-1351호"]);
  });

  test("knows what is open at a moment, and what closes next", async () => {
    const open = await closingNotices(
      server().db,
      { ...korean, categories: noticeGroups.advance },
      { limit: 9 },
    );
    expect(open.map(({ department }) => department)).toEqual([
      "교통안전과",
      "산림녹지과",
      "노동정책과",
      "건축주택과",
    ]);
    const recruitment = { ...korean, categories: noticeGroups.recruitment, open: true };
    expect(await countNotices(server().db, recruitment)).toBe(1);
    const later = { ...recruitment, now: new Date("2026-12-01T00:00:00Z") };
    expect(await countNotices(server().db, later)).toBe(2);
  });

  test.each(["50%", "_", "\\", "'; drop table notices; --", "%%%", "‘"])(
    "takes %j as words",
    async (word) => {
      const { total } = await listNotices(server().db, { ...korean, words: [word] }, 1);
      expect(total).toBeLessThan(20);
    },
  );

  test("finds the exact sign that it was asked for", async () => {
    await server().importText(feedText([{ guid: "sign", title: "쌀값 100%_오름", date: "2020-01-01" }]));
    const found = await listNotices(server().db, { ...korean, words: ["100%_오"] }, 1);
    expect(found.items.map(({ title }) => title)).toEqual(["쌀값 100%_오름"]);
  });

  test("has nothing that is published later, on any way in", async () => {
    await server().importText(
      feedText([{ guid: "later", title: "엠바고 소식", date: "2099-01-01 00:00:00" }]),
    );
    const { notice_id } = await server()
      .db.selectFrom("notice_texts")
      .select("notice_id")
      .where("guid", "=", "later")
      .executeTakeFirstOrThrow();
    for (const path of [
      "/notices",
      "/_boxes/latest",
      "/_boxes/search?q=엠바고",
      "/notices?q=엠바고",
      "/api/notices/items?q=엠바고",
    ]) {
      const { body } = await server().get(path);
      expect(body).not.toContain("엠바고 소식");
    }
    expect((await server().get(`/notices/${notice_id}`)).status).toBe(404);
    expect((await server().get(`/api/notices/items/${notice_id}`)).status).toBe(404);
  });
});

test("before and after an article are its neighbours in the list", async () => {
  const { items } = await listNotices(server().db, korean, 1);
  const [first, second, third] = items;
  const around = await noticesBeside(server().db, second!, korean);
  expect([around.newer?.id, around.older?.id]).toEqual([first!.id, third!.id]);
  expect((await noticesBeside(server().db, first!, korean)).newer).toBeUndefined();
});
