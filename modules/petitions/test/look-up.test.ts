import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatReceiptNumber } from "../contract/public.ts";
import { completeForm } from "./complete-form.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { receiptIn, visitor, type Page } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

const wrongPin = "905172";
const unknownNumber = formatReceiptNumber({ year: 2031, month: 3, day: 4, sequence: 77 });

/** What a page says, without what differs by the number that was asked for. */
function comparable({ status, html, headers }: Page, number: string) {
  return { status, html: html.replaceAll(number, "…"), names: [...headers.keys()].sort() };
}

describe("looking up a petition", () => {
  test("the right password opens it to this visitor: state, history, masked name, department", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    const other = visitor(server.origin);
    const found = await other.find(receipt, completeForm.pin);
    expect([found.status, found.location]).toEqual([303, `/petitions/status/${receipt}`]);
    const page = await other.get(found.location!);
    for (const shown of [receipt, "온라인으로 도착", "남***매", "민원여권과", "000-000-2120", "zqtitle"])
      expect(page.html).toContain(shown);
    for (const hidden of [completeForm.name, completeForm.telephone, "zqbody", "zqplace", "zqmail"])
      expect(page.html).not.toContain(hidden);
    expect(page.headers.get("madang-fragment")).not.toContain("zqtitle");
  });

  test("the number is understood as people type it", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    const typed = receipt.toLowerCase().replaceAll("-", " ");
    expect((await visitor(server.origin).find(` ${typed} `, " ３８０ ４１６ ")).status).toBe(303);
  });

  test("a grant is for one visitor, one petition, and half an hour", async () => {
    const [sender, stranger] = [visitor(server.origin), visitor(server.origin)];
    const [receipt, other] = [receiptIn(await sender.send()), receiptIn(await visitor(server.origin).send())];
    for (const path of [`/petitions/status/${receipt}`, `/petitions/receipt/${receipt}`]) {
      expect((await sender.get(path)).html).toContain("남***매");
      const page = await stranger.get(path);
      expect(page.html).toContain("조회하기");
      for (const hidden of ["남***매", "zqtitle", "건의"]) expect(page.html).not.toContain(hidden);
    }
    expect((await sender.get(`/petitions/status/${other}`)).html).not.toContain("남***매");
    await server.query("update grants set expires_at = now() - interval '1 second' where visitor = $1", [
      sender.name,
    ]);
    expect((await sender.get(`/petitions/status/${receipt}`)).html).not.toContain("남***매");
  });

  test("a stranger sees the same page for a number that exists and one that does not", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    for (const place of ["status", "receipt"]) {
      const existing = await visitor(server.origin).get(`/petitions/${place}/${receipt}`);
      const missing = await visitor(server.origin).get(`/petitions/${place}/${unknownNumber}`);
      expect(comparable(existing, receipt)).toEqual(comparable(missing, unknownNumber));
    }
  });

  test("an unknown number and a wrong password get the same answer, up to the lock and beyond", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const wrong = await visitor(server.origin).find(receipt, wrongPin);
      const unknown = await visitor(server.origin).find(unknownNumber, wrongPin);
      const time = /\d\d:\d\d/g;
      const withoutTime = (page: Page, number: string) => {
        const { html, ...rest } = comparable(page, number);
        return { ...rest, html: html.replaceAll(time, "…") };
      };
      expect(withoutTime(wrong, receipt)).toEqual(withoutTime(unknown, unknownNumber));
      expect(wrong.html).toContain(
        attempt < 5 ? "접수번호나 비밀번호가 맞지 않습니다" : "잠시 조회할 수 없습니다",
      );
    }
  });

  test("an unknown number takes as long as a wrong password", async () => {
    const receipts = await Promise.all(
      Array.from({ length: 4 }, async () => receiptIn(await visitor(server.origin).send())),
    );
    const unknown = [1, 2, 3, 4].map((sequence) =>
      formatReceiptNumber({ year: 2032, month: 1, day: 2, sequence }),
    );
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 4; round += 1)
      for (const index of [0, 1, 2, 3]) {
        times.known.push(await timeToFind(receipts[index]!));
        times.unknown.push(await timeToFind(unknown[index]!));
      }
    // Whatever else the machine does only adds to a time: the least is what the work itself takes.
    const ratio = Math.min(...times.known) / Math.min(...times.unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test("five wrong passwords lock a petition for strangers and not for the device it was sent from", async () => {
    const sender = visitor(server.origin);
    const receipt = receiptIn(await sender.send());
    for (let attempt = 0; attempt < 5; attempt += 1) await visitor(server.origin).find(receipt, wrongPin);
    const locked = await visitor(server.origin).find(receipt, completeForm.pin);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(500);
    expect(locked.html).toMatch(/\d+월 \d+일\(.\) \d\d:\d\d까지 조회를 멈췄습니다/);
    expect((await sender.find(receipt, completeForm.pin)).status).toBe(303);
    await server.query("update lookup_attempts set locked_until = now() where locked_until is not null");
    expect((await visitor(server.origin).find(receipt, completeForm.pin)).status).toBe(303);
  });

  test("a visitor who tries many numbers is held up", async () => {
    const guesser = visitor(server.origin);
    const pages: Page[] = [];
    for (let sequence = 1; sequence <= 11; sequence += 1)
      pages.push(
        await guesser.find(formatReceiptNumber({ year: 2033, month: 5, day: 5, sequence }), wrongPin),
      );
    expect(pages[8]!.html).toContain("접수번호나 비밀번호가 맞지 않습니다");
    expect(pages[10]!.html).toContain("잠시 조회할 수 없습니다");
  });

  test("a hundred guesses at once are no more guesses than the limit", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    const pages = await Promise.all(
      Array.from({ length: 100 }, () =>
        visitor(server.origin).find(receipt, completeForm.pin.replace("3", "4")),
      ),
    );
    expect(pages.every(({ status }) => [422, 429, 503].includes(status))).toBe(true);
    const [counted] = await server.query<{ tried: string }>(
      "select count(*) as tried from access_log where receipt_number = $1 and purpose = 'look-up-refused'",
      [receipt],
    );
    expect(Number(counted!.tried)).toBeLessThanOrEqual(5);
    expect(pages.filter(({ html }) => html.includes("잠시 조회할 수 없습니다")).length).toBeGreaterThan(0);
  });

  test("a right password forgives the wrong ones before it", async () => {
    const receipt = receiptIn(await visitor(server.origin).send());
    for (let round = 0; round < 3; round += 1) {
      const citizen = visitor(server.origin);
      for (let attempt = 0; attempt < 3; attempt += 1) await citizen.find(receipt, wrongPin);
      expect((await citizen.find(receipt, completeForm.pin)).status).toBe(303);
    }
  });

  test("what cannot be a number or a password is told at its field, and counts as no guess", async () => {
    const page = await visitor(server.origin).find("M26-0916-0473-7", "12");
    expect(page.status).toBe(422);
    expect(page.html).toContain("접수번호를 M26-0916-0473-8 같은 꼴로 써 주세요");
    expect(page.html).toContain("조회 비밀번호를 숫자 6자리로 써 주세요");
    expect(page.html).toContain('value="M26-0916-0473-7"');
  });

  test("an address with a wrong check digit does not exist", async () => {
    expect((await visitor(server.origin).get("/petitions/status/M26-0916-0473-7")).status).toBe(404);
  });

  test("every look is on record: who, which petition, why, when", async () => {
    const sender = visitor(server.origin);
    const stranger = visitor(server.origin);
    const receipt = receiptIn(await sender.send());
    await sender.get(`/petitions/receipt/${receipt}`);
    await stranger.find(receipt, wrongPin);
    await stranger.find(receipt, completeForm.pin);
    await stranger.get(`/petitions/status/${receipt}`);
    const log = await server.query<{ visitor: string; purpose: string }>(
      "select visitor, purpose from access_log where receipt_number = $1 and at <= now() order by id",
      [receipt],
    );
    expect(log).toEqual([
      { visitor: sender.name, purpose: "submit" },
      { visitor: sender.name, purpose: "view-receipt" },
      { visitor: stranger.name, purpose: "look-up-refused" },
      { visitor: stranger.name, purpose: "look-up" },
      { visitor: stranger.name, purpose: "view-status" },
    ]);
  });
});

async function timeToFind(number: string): Promise<number> {
  const started = performance.now();
  await visitor(server.origin).find(number, wrongPin);
  return performance.now() - started;
}
