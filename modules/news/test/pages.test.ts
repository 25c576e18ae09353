import { fragmentOf } from "@madang/feed-import/testing";
import { hostileQueries, idsOfNothing } from "@madang/publishing/testing";
import { describe, expect, test } from "vitest";
import { newsForTests } from "./news-server.ts";
import { sampleSize } from "./sample-size.ts";

const server = newsForTests();

async function articleOf(guid: string): Promise<number> {
  const row = await server()
    .db.selectFrom("article_texts")
    .select("article_id")
    .where("guid", "=", guid)
    .executeTakeFirstOrThrow();
  return row.article_id;
}

/** Embargoes of the sample end while time goes by. */
async function publishedIn(language: "ko" | "en"): Promise<number> {
  const { count } = await server()
    .db.selectFrom("article_texts")
    .innerJoin("articles", "articles.id", "article_id")
    .select((select) => select.fn.countAll().as("count"))
    .where("language", "=", language)
    .where("published_at", "<=", new Date())
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe("the list in Korean", () => {
  test("has a tab per kind, a form with addresses, a count and pages", async () => {
    const answer = await server().get("/news");
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<a href="/news" aria-current="page">전체</a>');
    expect(answer.body).toContain(`<span class="m-num">${await publishedIn("ko")}</span>건`);
    expect(answer.body).toContain('href="/news?page=2"');
    expect(fragmentOf(answer, "news")).toMatchObject({
      view: "list",
      title: "도정 소식",
      breadcrumb: [{ label: "도정 소식" }],
    });
  });

  test("shows each condition with the way to be rid of it", async () => {
    const { body } = await server().get("/news?category=press&q=버스&dept=대중교통과");
    expect(body).toContain("찾을 말: 버스");
    expect(body).toContain(`href="/news?category=press&amp;q=${encodeURIComponent("버스")}"`);
    expect(body).toContain('value="버스"');
  });

  test("says what to do when there is nothing", async () => {
    const { status, body } = await server().get("/news?q=반려견 놀이터");
    expect(status).toBe(200);
    expect(body).toContain("‘반려견 놀이터’ 소식이 없습니다");
    expect(body).toContain("기간을 늘리거나 낱말을 줄여 보세요.");
  });
});

describe("the list in English", () => {
  test("has what exists in English and says that there is more in Korean", async () => {
    const { body } = await server().get("/news", "en");
    const english = await publishedIn("en");
    expect(body).toContain(`<span class="m-num">${english}</span> articles`);
    expect(body).toContain(`${(await publishedIn("ko")) - english} more articles are in Korean only.`);
    expect(body).toContain('href="/news"');
    expect(body.replaceAll("News in Korean", "")).not.toMatch(/[가-힣]/);
  });
});

describe("an article", () => {
  test("has its title, origin, text, licence, related news and neighbours", async () => {
    const id = await articleOf("hanul-press-2026-1118-02");
    const answer = await server().get(`/news/${id}`);
    expect(answer.body).toContain("<h1>하늘천 둔치 주차장, 물이 차기 3시간 전에 문자로 알립니다</h1>");
    expect(answer.body).toContain("2026-11-18 (수) 14:00");
    expect(answer.body).toContain("<ol><li>3시간 전: 옮겨 달라는 첫 문자와 전광판 안내</li>");
    expect(answer.body).toContain("공공누리 제1유형");
    expect(answer.body).toContain("함께 볼 소식");
    expect(answer.headers.get("madang-tags")?.split(" ")).toContain(`news:${id}`);
    expect(answer.headers.get("cache-control")).toContain("s-maxage=60");
    expect(fragmentOf(answer, "news")).toMatchObject({
      alternates: { ko: `/news/${id}`, en: `/en/news/${id}` },
    });
  });

  test("in English is in English", async () => {
    const id = await articleOf("hanul-press-2026-1118-02");
    const { body } = await server().get(`/news/${id}`, "en");
    expect(body).toContain("Riverside car parks");
    expect(body).toContain(`href="/en/news/`);
    expect(body).not.toContain('lang="ko"');
  });

  test("that exists in Korean alone is shown to an English reader in Korean, and says so", async () => {
    const id = await articleOf("hanul-press-2026-1120-01");
    const answer = await server().get(`/news/${id}`, "en");
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<h1 lang="ko">김장');
    expect(answer.body).toContain("This article is in Korean only.");
    expect(answer.body).toContain('<div class="m-prose" lang="ko">');
    expect(fragmentOf(answer, "news")).toMatchObject({
      alternates: { ko: `/news/${id}` },
      robots: "noindex",
    });
  });

  test.each(idsOfNothing)("%j does not exist", async (id) => {
    expect((await server().get(`/news/${id}`)).status).toBe(404);
  });
});

describe("boxes", () => {
  test("the home page gets the newest with a lead", async () => {
    const { body } = await server().get("/_boxes/latest");
    expect(body).toContain('<article class="m-lead">');
    expect(body.match(/<h3>/g)).toHaveLength(4);
  });

  test.each(["week", "facts", "cities"])("the task %s is one square", async (box) => {
    const { status, body } = await server().get(`/_boxes/${box}`);
    expect(status).toBe(200);
    expect(body).toMatch(/^<a href="\/news[^"]*">.*<small>[^<]+<\/small><\/span><\/a>$/s);
  });

  test("a search says what it found, and that it found nothing", async () => {
    expect((await server().get("/_boxes/search?q=반딧불이")).body).toContain("1건을 찾았습니다.");
    const { status, body } = await server().get("/_boxes/search?q=반려견");
    expect(status).toBe(200);
    expect(body).toContain("도정 소식에는 ‘반려견’ 글이 없습니다");
  });

  test("a search for nothing leaves no trace", async () => {
    expect((await server().get("/_boxes/search?q=%20")).status).toBe(204);
    expect((await server().get("/_boxes/search")).status).toBe(204);
  });
});

describe("hostile conditions", () => {
  test.each(hostileQueries("articles"))("%.60s is answered in peace", async (query) => {
    const { status, body } = await server().get(`/news?${query}`);
    expect(status).toBe(200);
    expect(body).not.toContain("<script");
    const { total } = await server()
      .db.selectFrom("articles")
      .select((s) => s.fn.countAll().as("total"))
      .executeTakeFirstOrThrow();
    expect(Number(total)).toBe(sampleSize.korean);
  });
});
