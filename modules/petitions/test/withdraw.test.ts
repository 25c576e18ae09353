import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm } from "./complete-form.ts";
import { office, stateOf, stepsOf, petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor, type Visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const { pin } = completeForm;

async function sent(): Promise<{ citizen: Visitor; receipt: string; path: string }> {
  const citizen = visitor(server.origin);
  const receipt = await petitionOf(citizen);
  return { citizen, receipt, path: `/petitions/status/${receipt}/withdraw` };
}

describe("withdrawing a petition", () => {
  test("with the password: state, history and the page say so, and the reason is sealed", async () => {
    const { citizen, receipt, path } = await sent();
    expect((await citizen.get(path)).html).toContain("거둔 민원은 되살릴 수 없습니다");
    const page = await citizen.post(path, { reason: "해결되었습니다 zqreason", pin });
    expect([page.status, page.location]).toEqual([303, `/petitions/status/${receipt}`]);
    expect(await stateOf(server, receipt)).toBe("withdrawn");
    expect(await stepsOf(server, receipt)).toEqual(["arrived", "withdrawn"]);
    const status = await citizen.get(page.location!);
    for (const told of ["취하", "zqreason", "더 처리하지 않습니다"]) expect(status.html).toContain(told);
    const rows = await server.query<{ note: Buffer }>("select note from petition_events");
    expect(rows.some(({ note }) => note.includes("zqreason"))).toBe(false);
  });

  test("sent again it changes nothing, whatever the password then is", async () => {
    const { citizen, receipt, path } = await sent();
    for (const each of [pin, pin, "905172"])
      expect((await citizen.post(path, { pin: each })).status).toBe(303);
    expect(await stepsOf(server, receipt)).toEqual(["arrived", "withdrawn"]);
  });

  test("not with a wrong password, and after five of them not at all for a while", async () => {
    const { citizen, receipt, path } = await sent();
    const pages = [];
    for (let attempt = 1; attempt <= 6; attempt += 1)
      pages.push(await citizen.post(path, { pin: "905172", reason: "kept" }));
    expect(pages.map(({ status }) => status)).toEqual([422, 422, 422, 422, 429, 429]);
    expect(pages[0]!.html).toContain("조회 비밀번호가 맞지 않습니다");
    expect(pages[0]!.html).toContain("kept");
    expect(Number(pages[5]!.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await citizen.post(path, { pin })).status).toBe(429);
    expect(await stateOf(server, receipt)).toBe("arrived");
  });

  test.each([
    ["no password", {}, "조회 비밀번호를 써 주세요"],
    ["letters", { pin: "abcdef" }, "숫자 6자리로"],
    ["too long a reason", { pin, reason: "가".repeat(501) }, "1자를 줄여 주세요"],
    ["a reason with a resident registration number", { pin, reason: "900101-1234567" }, "주민등록번호로"],
    ["a reason that cannot be read", { pin, reason: "a\u001bb" }, "읽을 수 없는 글자"],
  ])("not with %s", async (_, form, message) => {
    const { citizen, receipt, path } = await sent();
    const page = await citizen.post(path, form);
    expect(page.status).toBe(422);
    expect(page.html).toContain(message);
    expect(page.html).not.toContain(`value="${pin}"`);
    expect(await stateOf(server, receipt)).toBe("arrived");
  });

  test.each(["completed", "returned"])("not after it was %s", async (step) => {
    const { citizen, receipt, path } = await sent();
    await office(server).step(receipt, step);
    const page = await citizen.post(path, { pin });
    expect([page.status, page.location]).toEqual([303, path]);
    expect((await citizen.get(path)).html).toContain("이미 끝난 민원입니다");
    expect(await stateOf(server, receipt)).toBe(step);
  });

  test("not by a stranger who knows the number and even the password, until it is opened to them", async () => {
    const { receipt, path } = await sent();
    const stranger = visitor(server.origin);
    expect((await stranger.get(path)).html).toContain("조회하기");
    expect((await stranger.post(path, { pin })).location).toBe(path);
    expect(await stateOf(server, receipt)).toBe("arrived");
  });

  test("ends a supplement that was asked for, and its clock", async () => {
    const { citizen, receipt, path } = await sent();
    await office(server).askSupplement(receipt);
    expect((await citizen.post(path, { pin })).status).toBe(303);
    const [open] = await server.query<{ supplements: string; stops: string }>(
      `select (select count(*) from supplements s where s.petition_id = p.id and closed_at is null) as supplements,
        (select count(*) from petition_stops t where t.petition_id = p.id and to_at is null) as stops
       from petitions p where receipt_number = $1`,
      [receipt],
    );
    expect(open).toEqual({ supplements: "0", stops: "0" });
    const late = await citizen.get(`/petitions/status/${receipt}/supplement`);
    expect(late.html).toContain("지금 요청한 자료가 없습니다");
  });

  test("a hundred at once withdraw once", { timeout: 60_000 }, async () => {
    const { citizen, receipt, path } = await sent();
    const pages = await Promise.all(Array.from({ length: 100 }, () => citizen.post(path, { pin })));
    const unexpected = pages.map(({ status }) => status).filter((one) => ![303, 429, 503].includes(one));
    expect(unexpected, failuresOf(server)).toEqual([]);
    await expect
      .poll(
        async () => {
          // Where the crowd locked itself out before one of them was through, the citizen comes back after the lock.
          await server.query("delete from lookup_attempts");
          return (await citizen.post(path, { pin })).status;
        },
        { timeout: 40_000, interval: 500 },
      )
      .toBe(303);
    expect(await stepsOf(server, receipt)).toEqual(["arrived", "withdrawn"]);
    expect(
      await server.query("select id from access_log where receipt_number = $1 and purpose = 'withdraw'", [
        receipt,
      ]),
    ).toHaveLength(1);
  });

  test(
    "an answer by the office and a withdrawal at the same moment: one of them wins, whole",
    { timeout: 60_000 },
    async () => {
      for (let round = 0; round < 8; round += 1) {
        const { citizen, receipt, path } = await sent();
        const complete = server.query(
          "update petitions set step = 'completed' where receipt_number = $1 and step <> 'withdrawn'",
          [receipt],
        );
        await Promise.all([citizen.post(path, { pin }), complete]);
        const [state, steps] = [await stateOf(server, receipt), await stepsOf(server, receipt)];
        expect(steps.includes("withdrawn")).toBe(state === "withdrawn");
      }
    },
  );
});

/** What the module wrote of defects, for whoever reads why a test failed. */
function failuresOf(server: PetitionsServer): string {
  const lines = server.service.output().split("\n");
  return lines.filter((line) => line.includes('"level":"error"')).join("\n");
}
