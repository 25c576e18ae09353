import { feedText } from "@madang/feed-import/testing";
import { describe, expect, test } from "vitest";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests({ sample: false });
const day = 24 * 60 * 60 * 1000;

interface Written {
  readonly guid: string;
  readonly category: string;
  readonly date?: string;
  readonly more?: string;
}

async function publish(item: Written): Promise<string> {
  await server().importText(feedText([{ date: "2026-11-01 14:00:00", ...item }]));
  const { notice_id } = await server()
    .db.selectFrom("notice_texts")
    .select("notice_id")
    .where("guid", "=", item.guid)
    .executeTakeFirstOrThrow();
  return `/notices/${notice_id}`;
}

/** The page without the marks that React leaves between texts. */
async function read(path: string): Promise<string> {
  return (await server().get(path)).body.replaceAll("<!-- -->", "");
}

/** So many days from now, as the vocabulary writes it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * day).toISOString();
}

describe("when a notice takes effect", () => {
  test("is counted and explained with its source where it says nothing", async () => {
    const page = await publish({ guid: "counted", category: "고시" });
    const { body } = await server().get(page);
    expect(body).toContain("2026년 11월 7일(토)");
    expect(body).toContain("게시하고 5일이 지난 날");
    expect(body).toContain("게시한 날(11월 1일(일))의 다음 날부터 세어 5일이 지난 11월 7일(토) 0시");
    expect(body).toContain("「행정업무의 운영 및 혁신에 관한 규정」 제6조제3항");
    const english = await server().get(page, "en");
    expect(english.body).toContain("Saturday 7 November 2026");
    expect(english.body).toContain("article 6 (3)");
  });

  test("is what the notice says where it says it", async () => {
    const more = "<notice:effective>2026-12-24</notice:effective>";
    const { body } = await server().get(await publish({ guid: "stated", category: "고시", more }));
    expect(body).toContain("2026년 12월 24일(목)");
    expect(body).not.toContain("5일이 지난");
  });

  test("is not asked of what only collects applications", async () => {
    const more = "<notice:closes>2099-01-01</notice:closes>";
    const { body } = await server().get(await publish({ guid: "apply", category: "모집", more }));
    expect(body).not.toContain("5일이 지난");
  });

  test("stands in the API with its reason", async () => {
    const page = await publish({ guid: "api-effect", category: "공고" });
    const { body } = await server().get(`/api${page.replace("/notices", "/notices/items")}`);
    expect(JSON.parse(body)).toMatchObject({
      state: "inforce",
      effect: { from: "2026-11-06T15:00:00.000Z", stated: false },
    });
  });
});

describe("the opinions on an advance notice", () => {
  const opinions = (opens: string, closes: string) =>
    `<notice:team>조례팀</notice:team><notice:opens>${opens}</notice:opens><notice:closes>${closes}</notice:closes>`;

  test("are taken until its closing time: where to, and how many days are left", async () => {
    const more = opinions(inDays(-3), inDays(4));
    const body = await read(await publish({ guid: "open", category: "입법예고", more }));
    expect(body).toContain("<h2>의견 내기</h2>");
    expect(body).toContain("4일 남음");
    expect(body).toMatch(/보내실 곳: <span>총무과 조례팀<\/span>/);
  });

  test("are announced before they open", async () => {
    const more = opinions(inDays(3), inDays(9));
    const { body } = await server().get(await publish({ guid: "early", category: "행정예고", more }));
    expect(body).toContain("부터 의견을 받습니다.");
    expect(body).not.toContain("보내실 곳");
  });

  test("are answered in the notice itself after the end", async () => {
    const answer = `<notice:answer at="2026-11-20 10:00:00">의견 14건 가운데 9건을 받아들여 안 제7조를 고쳤습니다.</notice:answer>`;
    const more = opinions("2026-10-01", "2026-10-20") + answer;
    const page = await publish({ guid: "over", category: "입법예고", date: "2026-10-01 09:00:00", more });
    const { body } = await server().get(page);
    expect(body).toContain("의견 접수가 끝났습니다");
    expect(body).toContain('<h2 id="answers">의견에 대한 답변</h2>');
    expect(body).toContain("의견 14건 가운데 9건");
    expect(body).not.toContain("보내실 곳");
  });
});

describe("the list by state", () => {
  test("counts each state under the other conditions, and shows the one that was asked for", async () => {
    const closed = "<notice:closes>2026-11-02 18:00</notice:closes>";
    await publish({ guid: "s-closed", category: "입찰", more: closed });
    await publish({ guid: "s-open", category: "입찰", more: "<notice:closes>2099-01-01</notice:closes>" });
    const body = await read("/notices?category=bid");
    expect(body).toMatch(
      /href="\/notices\?category=bid&amp;state=closed">마감 <span class="m-num">1<\/span>/,
    );
    const only = await server().get("/notices?category=bid&state=closed");
    expect(only.body).toContain('<span class="m-num">1</span>건');
    expect(only.body).toMatch(/<a class="m-chip" href="\/notices\?category=bid">마감/);
  });

  test("asks for days in any way of writing them, and takes each condition away again", async () => {
    const body = await read("/notices?from=2026.11.1&to=20261101");
    expect(body).toMatch(/<a class="m-chip" href="\/notices">2026-11-01 /);
    expect(body).toContain('<details class="p-days" open="">');
    const reversed = await server().get("/notices?from=2026-12-01&to=2026-11-01");
    expect(reversed.body).toContain("시작일이 마지막 날보다 뒤입니다.");
  });

  test.each([
    ["/notices?q=&dept=&period=all&from=&to=", "/notices"],
    ["/notices?category=bid&q=%EC%95%88%EC%A0%84&period=all", "/notices?category=bid&q=%EC%95%88%EC%A0%84"],
    ["/notices?page=1", "/notices"],
  ])("a form's address %s has a shorter one", async (long, short) => {
    const { status, headers } = await server().get(long);
    expect([status, headers.get("location")]).toEqual([303, short]);
  });
});
