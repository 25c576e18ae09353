import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fieldIn, office, stateOf, stepsOf, petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor, type Page, type Visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

interface Asked {
  readonly citizen: Visitor;
  readonly receipt: string;
  readonly path: string;
  readonly supplement: string;
  readonly answer: (text: string, changes?: Record<string, string>) => Promise<Page>;
  readonly moreTime: (days: string, key?: string) => Promise<Page>;
}

/** A petition for which the office has asked for material. */
async function asked(): Promise<Asked> {
  const citizen = visitor(server.origin);
  const receipt = await petitionOf(citizen);
  await office(server).askSupplement(receipt);
  const path = `/petitions/status/${receipt}/supplement`;
  const { html } = await citizen.get(path);
  const supplement = fieldIn(html, "supplement");
  return {
    citizen,
    receipt,
    path,
    supplement,
    answer: (answer, changes = {}) => citizen.post(path, { task: "answer", supplement, answer, ...changes }),
    moreTime: (days, key = randomUUID()) => citizen.post(path, { task: "time", supplement, days, key }),
  };
}

async function supplementRow(receipt: string) {
  const [row] = await server.query<{ due: string; more_time: number; open: boolean; running: string }>(
    `select s.due_on::text as due, s.more_time, s.closed_at is null as open,
       (select count(*) from petition_stops t where t.petition_id = p.id and t.to_at is null) as running
     from supplements s join petitions p on p.id = s.petition_id where p.receipt_number = $1`,
    [receipt],
  );
  return row!;
}

describe("a supplement", () => {
  test("is shown with what is asked and by when, and answered once", async () => {
    const { citizen, receipt, path, answer } = await asked();
    const page = await citizen.get(path);
    for (const told of ["zqrequest", "3월 31일(금)까지 내 주세요", "2번 남았습니다"])
      expect(page.html).toContain(told);
    const sent = await answer("정문에서 세 번째입니다 zqanswer");
    expect([sent.status, sent.location]).toEqual([303, `/petitions/status/${receipt}`]);
    expect(await stateOf(server, receipt)).toBe("in-progress");
    expect(await stepsOf(server, receipt)).toEqual(["arrived", "supplement-asked", "supplement-received"]);
    expect(await supplementRow(receipt)).toMatchObject({ open: false, running: "0" });
    expect((await citizen.get(path)).html).toContain("지금 요청한 자료가 없습니다");
  });

  test("answered twice with the same words is answered once; other words are not taken for sent", async () => {
    const { receipt, answer } = await asked();
    for (let round = 0; round < 3; round += 1) expect((await answer("세 번째 zqanswer")).status).toBe(303);
    const other = await answer("아니, 네 번째 zqother");
    expect(other.status).toBe(422);
    expect(other.html).toContain("자료를 이미 내셨습니다");
    expect(other.html).toContain("zqother");
    expect(await stepsOf(server, receipt)).toHaveLength(3);
  });

  test("gives more time twice, each request once, and then says whom to call", async () => {
    const { citizen, receipt, path, moreTime } = await asked();
    const key = randomUUID();
    for (const again of [key, key, key]) expect((await moreTime("7", again)).status).toBe(303);
    expect(await supplementRow(receipt)).toMatchObject({ due: "2028-04-07", more_time: 1 });
    expect((await moreTime("14")).status).toBe(303);
    expect(await supplementRow(receipt)).toMatchObject({ due: "2028-04-21", more_time: 2 });
    const third = await moreTime("7");
    expect(third.status).toBe(422);
    expect(third.html).toContain("기한을 더 늘릴 수 없습니다");
    expect((await citizen.get(path)).html).toContain("두 번 모두 늘리셨습니다");
  });

  test("is open to nobody else, and changes nothing for them", async () => {
    const { receipt, path, supplement } = await asked();
    const stranger = visitor(server.origin);
    expect((await stranger.get(path)).html).not.toContain("zqrequest");
    const sent = await stranger.post(path, { task: "answer", supplement, answer: "내가 답합니다" });
    expect([sent.status, sent.location]).toEqual([303, path]);
    const other = await asked();
    const foreign = await other.answer("남의 것에", { supplement });
    expect(foreign.status).toBe(422);
    expect(await stateOf(server, receipt)).toBe("supplement-asked");
    expect(await stateOf(server, other.receipt)).toBe("supplement-asked");
  });

  test.each([
    ["nothing", "", "답과 설명을 써 주세요"],
    ["blanks", " \n\t ", "답과 설명을 써 주세요"],
    ["too much", "가".repeat(2001), "1자를 줄여 주세요"],
    ["control characters", "가나\u001b[31m", "읽을 수 없는 글자"],
    ["a resident registration number", "900101-1234567", "주민등록번호로 보이는"],
  ])("refuses %s and keeps what was typed", async (_, text, message) => {
    const { receipt, answer } = await asked();
    const page = await answer(text);
    expect(page.status).toBe(422);
    expect(page.html).toContain(message);
    expect(await stateOf(server, receipt)).toBe("supplement-asked");
  });

  test("shows written markup as text", async () => {
    const { answer } = await asked();
    const page = await answer(`<script>alert(1)</script>${"가".repeat(2000)}`);
    expect(page.html).toContain("&lt;script&gt;alert(1)");
    expect(page.html).not.toContain("<script>alert(1)");
  });

  test.each([
    { task: "time", days: "7" },
    { task: "time", days: "7", key: "not-a-key" },
    { task: "time", days: "-7", key: randomUUID() },
    { task: "time", days: "7000", key: randomUUID() },
    { task: "answer", answer: "누구의?", supplement: "'; drop table supplements; --" },
    { task: "drop", answer: "" },
    {},
  ])("refuses a form that no page made: %j", async (form) => {
    const { citizen, receipt, path } = await asked();
    expect((await citizen.post(path, form as Record<string, string>)).status).toBe(422);
    expect(await supplementRow(receipt)).toMatchObject({ more_time: 0, open: true });
  });

  test("a key of another petition's event asks for nothing", async () => {
    const [one, other] = [await asked(), await asked()];
    const key = randomUUID();
    await one.moreTime("7", key);
    expect((await other.moreTime("7", key)).status).not.toBe(303);
    expect(await supplementRow(other.receipt)).toMatchObject({ more_time: 0 });
  });

  test("a hundred answers at once are one", { timeout: 60_000 }, async () => {
    const { receipt, answer } = await asked();
    const pages = await Promise.all(Array.from({ length: 100 }, () => answer("한꺼번에")));
    expect(pages.every(({ status }) => status === 303 || status === 503)).toBe(true);
    expect(await stepsOf(server, receipt)).toEqual(["arrived", "supplement-asked", "supplement-received"]);
    const looks = await server.query(
      "select id from access_log where receipt_number = $1 and purpose = 'answer-supplement'",
      [receipt],
    );
    expect(looks).toHaveLength(1);
  });

  test("a hundred wishes for more time at once are two at most", { timeout: 60_000 }, async () => {
    const { receipt, moreTime } = await asked();
    await Promise.all(Array.from({ length: 100 }, () => moreTime("7")));
    const row = await supplementRow(receipt);
    expect(row).toMatchObject({ more_time: 2, due: "2028-04-14" });
    expect(await stepsOf(server, receipt)).toHaveLength(4);
  });
});
