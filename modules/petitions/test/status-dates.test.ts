import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { office, type Office, petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor } from "./visitor.ts";

let server: PetitionsServer;
let desk: Office;
beforeAll(async () => {
  server = await startPetitions();
  desk = office(server);
});
afterAll(() => server.close());

/** A petition of 14 days, and its status page as its sender sees it. */
async function sent(): Promise<{ receipt: string; page: (language?: string) => Promise<string> }> {
  const citizen = visitor(server.origin);
  const receipt = await petitionOf(citizen);
  const page = async (language = "ko") => {
    const reader = visitor(server.origin, { name: citizen.name, language });
    return (await reader.get(`/petitions/status/${receipt}`)).html;
  };
  return { receipt, page };
}

describe("the status page tells the due date", () => {
  test("before receipt: by when it is received, as another fact than its arrival", async () => {
    const html = await (await sent()).page();
    for (const told of ["접수 기한", "근무시간 8시간 안에 접수합니다", "아직 접수하지 않았습니다"])
      expect(html).toContain(told);
    expect(html).not.toContain("<dt>답변 기한");
  });

  test("a receipt that is late is said to be late", async () => {
    const { receipt, page } = await sent();
    await server.query(
      "update petitions set arrived_at = '2026-10-06T08:05:00+09:00' where receipt_number = $1",
      [receipt],
    );
    expect(await page()).toContain("10월 6일(화) 18:00까지 접수해야 하는데 늦어지고 있습니다");
  });

  test("after receipt: the rule, each day counted, each day skipped with its reason, the versions", async () => {
    const { receipt, page } = await sent();
    await desk.receive(receipt, "2026-09-16T10:41:00+09:00");
    const html = await page();
    for (const told of [
      "10월 8일(목)",
      "접수한 날부터 14일 안에 답변합니다",
      "14일째",
      "추석",
      "개천절",
      "대체공휴일(개천절)",
      "민원 처리에 관한 법률 제19조제2항",
      "kr-petitions 2026-01",
      "kr-2026-09",
      "답변이 늦어지고 있습니다",
      "다음 진행 알림",
    ])
      expect(html).toContain(told);
  });

  test("a supplement: the days that did not count, and the date that it moved", async () => {
    const { receipt, page } = await sent();
    await desk.receive(receipt, "2026-09-16T10:41:00+09:00");
    await desk.askSupplement(receipt, { at: "2026-09-29T09:00:00+09:00" });
    expect(await page()).toMatch(/지금까지 7일을 세어 7일이 남았습니다/);
    await server.query("update petition_stops set to_at = '2026-10-01T17:00:00+09:00' where to_at is null");
    const html = await page();
    expect(html).toContain("자료를 기다린 3일은 세지 않았습니다");
    expect(html).toContain("처음 알려 드린 10월 8일(목)이 10월 14일(수)로 바뀌었습니다");
    expect(await page("en")).toContain("Thursday 8 October, became Wednesday 14 October");
  });

  test("an extension", async () => {
    const { receipt, page } = await sent();
    await desk.receive(receipt, "2026-11-02T09:00:00+09:00");
    await desk.extend(receipt, 14);
    expect(await page()).toContain("답변 기한을 14일 늘렸습니다");
  });

  test("where the holiday data do not reach no date is invented", async () => {
    const { receipt, page } = await sent();
    await desk.receive(receipt, "2028-12-20T09:00:00+09:00");
    const html = await page();
    expect(html).toContain("전화로 알려 드립니다");
    expect(html).not.toContain("기한을 이렇게 셌습니다");
  });

  test("a finished petition is neither late nor to be withdrawn", async () => {
    const { receipt, page } = await sent();
    await desk.receive(receipt, "2026-09-16T10:41:00+09:00");
    await desk.step(receipt, "completed");
    const html = await page();
    expect(html).toContain("60일 안에 이의신청");
    for (const wrong of ["답변이 늦어지고", "지났습니다", "민원 거두기"]) expect(html).not.toContain(wrong);
  });
});
