import { describe, expect, test } from "vitest";
import { feedText, importContract } from "@madang/feed-import/testing";
import { noticesForTests, sampleFolder } from "./notices-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = noticesForTests({ sample: false });

function textOf(guid: string) {
  return server()
    .db.selectFrom("notice_texts")
    .selectAll()
    .where("guid", "=", guid)
    .executeTakeFirstOrThrow();
}

async function texts() {
  return server().db.selectFrom("notice_texts").selectAll().orderBy("guid").execute();
}

describe("notices keep the contract of imports", () => {
  test.each(importContract)("$name", async ({ run }) => {
    const sample = { folder: sampleFolder, ...sampleSize };
    const pathOf = (text: { notice_id: number }) => `/notices/${text.notice_id}`;
    await expect(run({ server: server(), sample, texts, pathOf })).resolves.toBeUndefined();
  });
});

test("an item that changed replaces itself and keeps its address", async () => {
  await server().importText(feedText([{ guid: "changing", title: "처음" }]));
  const before = await textOf("changing");
  const more = `<notice:correction at="2026-11-21 09:00:00" title="제목 고침" before="처음" after="고침">잘못 적었습니다.</notice:correction>`;
  const summary = await server().importText(feedText([{ guid: "changing", title: "고침", more }]));
  expect(summary).toMatchObject({ read: 1, changed: 1 });
  const after = await textOf("changing");
  expect(after).toMatchObject({ notice_id: before.notice_id, title: "고침" });
  const { body } = await server().get(`/notices/${before.notice_id}`);
  expect(body).toContain("11월 21일에 바로잡은 문서입니다");
  expect(body).toContain("<del>처음</del> → <ins>고침</ins>");
});

test("a translation joins its original and does not move its times", async () => {
  const closes = (time: string) => `<notice:closes>${time}</notice:closes>`;
  await server().importText(feedText([{ guid: "orig", category: "입찰", more: closes("2026-12-01 10:00") }]));
  const english = { guid: "orig-en", title: "Original", versionOf: "orig", more: closes("2030-01-01 10:00") };
  expect(await server().importText(feedText([english], "en"))).toMatchObject({ added: 1 });
  const { notice_id } = await textOf("orig");
  const { body } = await server().get(`/notices/${notice_id}`, "en");
  expect(body).toContain("Original");
  expect(body).toContain("2026-12-01 (Tue) 10:00");
  expect(body).not.toContain("2030");
});

describe("what kind of notice it is", () => {
  test.each([
    ["고시", "무엇", "notification"],
    ["고시·공고", "무엇", "announcement"],
    ["입법예고", "무엇", "legislation"],
    ["채용공고", "무엇", "recruitment"],
    ["알림", "2026년 기간제 근로자 채용 공고", "recruitment"],
    ["알림", "물품 구매 입찰 공고", "bid"],
    ["알림", "도시계획시설 결정 고시", "notification"],
    ["알림", "아무 말 없음", "announcement"],
  ])("board %s, title %s: %s", async (category, title, kind) => {
    const guid = `kind-${category}-${title}`;
    await server().importText(feedText([{ guid, category, title }]));
    const row = await server()
      .db.selectFrom("notices")
      .innerJoin("notice_texts", "notice_id", "notices.id")
      .select("category")
      .where("guid", "=", guid)
      .executeTakeFirstOrThrow();
    expect(row.category).toBe(kind);
  });
});

describe("a feed that knows nothing of notices", () => {
  test("has its document number in the text", async () => {
    const body = "<p>한울도 공고 제2026-1402호</p><p>다음과 같이 공고합니다.</p>";
    await server().importText(feedText([{ guid: "number-in-text", body }]));
    expect((await textOf("number-in-text")).number).toBe("한울도 공고 제2026-1402호");
  });

  test("is asked about at the department that answers for all", async () => {
    await server().importText(feedText([{ guid: "no-telephone" }]));
    const { notice_id } = await textOf("no-telephone");
    expect((await server().get(`/notices/${notice_id}`)).body).toContain("000-000-2140");
  });
});

test("a closing day without a time lasts until its midnight", async () => {
  await server().importText(
    feedText([{ guid: "day", category: "모집", more: "<notice:closes>2026-12-01</notice:closes>" }]),
  );
  const { notice_id } = await textOf("day");
  const { closes_at } = await server()
    .db.selectFrom("notices")
    .select("closes_at")
    .where("id", "=", notice_id)
    .executeTakeFirstOrThrow();
  expect(closes_at?.toISOString()).toBe("2026-12-01T14:59:00.000Z");
});

test("a closing time that cannot be read skips the notice: nobody is told a wrong one", async () => {
  const summary = await server().importText(
    feedText([{ guid: "bad", more: "<notice:closes>다음 주</notice:closes>" }]),
  );
  expect(summary.problems).toMatchObject([{ reason: expect.stringContaining('notice:closes "다음 주"') }]);
});
