import { fragmentOf } from "@madang/feed-import/testing";
import { hostileQueries, idsOfNothing } from "@madang/publishing/testing";
import { describe, expect, test } from "vitest";
import { noticesForTests } from "./notices-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = noticesForTests();

async function noticeOf(guid: string): Promise<number> {
  const row = await server()
    .db.selectFrom("notice_texts")
    .select("notice_id")
    .where("guid", "=", guid)
    .executeTakeFirstOrThrow();
  return row.notice_id;
}

/** Some of the sample is published later than today. */
async function readable(language: "ko" | "en"): Promise<number> {
  const { total } = await server()
    .db.selectFrom("notice_texts")
    .innerJoin("notices", "notices.id", "notice_id")
    .where("language", "=", language)
    .where("posted_at", "<=", new Date())
    .select((s) => s.fn.countAll().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

describe("the list in Korean", () => {
  test("has a tab per group, a form with addresses, a count and pages", async () => {
    const answer = await server().get("/notices");
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<a href="/notices" aria-current="page">전체</a>');
    expect(answer.body).toContain("입법·행정예고</a>");
    expect(answer.body).toContain(`<span class="m-num">${await readable("ko")}</span>건`);
    expect(answer.body).toContain('href="/notices?page=2"');
    expect(fragmentOf(answer, "notices")).toMatchObject({ view: "list", title: "고시·공고" });
  });

  test("shows number, department, state and correction of each", async () => {
    const { body } = await server().get("/notices?category=notification");
    expect(body).toContain("한울도 고시 제2026-341호");
    expect(body).toContain("정정됨");
    expect(body).toMatch(/시행 예정|시행 중/);
    expect(body).toContain("12월 1일</time> 시행");
  });

  test("says what to do when there is nothing", async () => {
    const { status, body } = await server().get("/notices?q=반려견 놀이터");
    expect(status).toBe(200);
    expect(body).toContain("‘반려견 놀이터’ 문서가 없습니다");
    expect(body).toContain("기간을 늘리거나 낱말을 줄여 보세요.");
  });
});

describe("the list in English", () => {
  test("has what exists in English and says that there is more in Korean", async () => {
    const { body } = await server().get("/notices", "en");
    const english = await readable("en");
    expect(body).toContain(`<span class="m-num">${english}</span> notices`);
    expect(body).toContain(`${(await readable("ko")) - english} more notices are in Korean only.`);
    expect(body).not.toMatch(/[가-힣]/);
  });
});

describe("a notice", () => {
  test("has its number, people, times, correction, text, licence and neighbours", async () => {
    const id = await noticeOf("hanul-notice-2026-1351");
    const answer = await server().get(`/notices/${id}`);
    expect(answer.body).toContain("<h1>한울도 보행 안전 및 편의 증진 조례 일부개정조례안 입법예고</h1>");
    expect(answer.body).toContain("한울도 공고 제2026-1351호");
    expect(answer.body).toContain("교통안전과 윤하람");
    expect(answer.body).toContain("2026-11-27 (금) 18:00");
    expect(answer.body).toContain("11월 12일에 바로잡은 문서입니다");
    expect(answer.body).toContain('<h2 id="history" tabindex="-1">정정 이력</h2>');
    expect(answer.body).toContain("<del>2026-11-20 18:00</del> → <ins>2026-11-27 18:00</ins>");
    expect(answer.body).toContain('href="tel:0000003317"');
    expect(answer.body).toContain("공공누리 제1유형");
    expect(answer.body).toContain('aria-label="앞뒤 문서"');
    expect(answer.headers.get("madang-tags")?.split(" ")).toContain(`notices:${id}`);
    expect(fragmentOf(answer, "notices")).toMatchObject({
      alternates: { ko: `/notices/${id}`, en: `/en/notices/${id}` },
      breadcrumb: [{ label: "고시·공고", href: "/notices" }, { label: "입법예고" }],
    });
  });

  test("in English is in English", async () => {
    const { body } = await server().get(`/notices/${await noticeOf("hanul-notice-2026-g341")}`, "en");
    expect(body).toContain("This notice was corrected on 19 November");
    expect(body).toContain("Tuesday 1 December 2026");
    expect(body).not.toMatch(/[가-힣]/);
  });

  test("that exists in Korean alone is shown to an English reader in Korean, and says so", async () => {
    const id = await noticeOf("hanul-notice-2026-1402");
    const answer = await server().get(`/notices/${id}`, "en");
    expect(answer.body).toContain('<h1 lang="ko">2026년 하반기');
    expect(answer.body).toContain("This notice is in Korean only.");
    expect(fragmentOf(answer, "notices")).toMatchObject({
      alternates: { ko: `/notices/${id}` },
      robots: "noindex",
    });
  });

  test.each(idsOfNothing)("%j does not exist", async (id) => {
    expect((await server().get(`/notices/${id}`)).status).toBe(404);
  });
});

describe("boxes", () => {
  test("the home page gets the newest beside what is open for opinions", async () => {
    const { body } = await server().get("/_boxes/latest");
    expect(body).toContain("새로 올라온 문서");
    expect(body).toContain("의견을 기다립니다");
  });

  test.each(["today", "opinions", "jobs", "bids", "applications"])(
    "the task %s is one square",
    async (box) => {
      const { status, body } = await server().get(`/_boxes/${box}`);
      expect(status).toBe(200);
      expect(body).toMatch(/^<a href="\/notices[^"]*">.*<small>[^<]+<\/small><\/span><\/a>$/s);
      const english = await server().get(`/_boxes/${box}`, "en");
      expect(english.body).toContain('href="/en/notices');
    },
  );

  test("a search says what it found, and that it found nothing", async () => {
    expect((await server().get("/_boxes/search?q=제설제")).body).toContain("1건을 찾았습니다.");
    const { status, body } = await server().get("/_boxes/search?q=반려견");
    expect(status).toBe(200);
    expect(body).toContain("고시·공고에는 ‘반려견’");
  });

  test("a search for nothing leaves no trace", async () => {
    expect((await server().get("/_boxes/search?q=%20")).status).toBe(204);
  });
});

describe("hostile conditions", () => {
  test.each(hostileQueries("notices"))("%.60s is answered in peace", async (query) => {
    const { status, body } = await server().get(`/notices?${query}`);
    expect(status).toBe(200);
    expect(body).not.toContain("<script");
    const { total } = await server()
      .db.selectFrom("notices")
      .select((s) => s.fn.countAll().as("total"))
      .executeTakeFirstOrThrow();
    expect(Number(total)).toBe(sampleSize.korean);
  });
});
