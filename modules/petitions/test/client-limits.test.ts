import { assert, integer, nat, property } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatReceiptNumber } from "../contract/public.ts";
import { afterFailure, clientLimits, type ClientRecord } from "../server/domain/client-limits.ts";
import { completeForm } from "./complete-form.ts";
import { petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor } from "./visitor.ts";

const start = new Date("2026-09-16T00:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe("wrong look-ups from one address", () => {
  test("are free up to the limit; after it each one waits for ten seconds", () => {
    let record: ClientRecord | undefined;
    const waits: boolean[] = [];
    for (let failure = 1; failure <= clientLimits.failures + 2; failure += 1) {
      const next = afterFailure(record, start);
      waits.push(next.waitUntil !== undefined);
      record = next;
    }
    expect(waits.indexOf(true)).toBe(clientLimits.failures);
    expect(afterFailure(record, start).waitUntil).toEqual(later(10));
  });

  test("leak away, one a minute", () => {
    const record = { failures: 50, lastAt: start };
    expect(afterFailure(record, later(59)).failures).toBe(51);
    expect(afterFailure(record, later(60)).failures).toBe(50);
    expect(afterFailure(record, later(24 * 3600)).failures).toBe(1);
  });

  test("never make anyone wait longer, however many there were, and never count backwards", () => {
    const claim = property(nat(100_000), integer({ min: -1000, max: 100_000 }), (failures, seconds) => {
      const next = afterFailure({ failures, lastAt: start }, later(seconds));
      expect(next.failures).toBeGreaterThan(0);
      expect((next.waitUntil ?? next.lastAt).getTime() - next.lastAt.getTime()).toBeLessThanOrEqual(10_000);
    });
    assert(claim);
  });

  test("at most 8,640 guesses a day and the fifty before them", () => {
    let [record, now, guesses]: [ClientRecord | undefined, Date, number] = [undefined, start, 0];
    while (now < later(24 * 3600)) {
      const next = afterFailure(record, now);
      guesses += 1;
      now = next.waitUntil ?? now;
      record = next;
    }
    expect(guesses).toBeLessThanOrEqual(8640 + 50);
  });
});

describe("behind a shared address", () => {
  let server: PetitionsServer;
  beforeAll(async () => {
    server = await startPetitions();
  });
  afterAll(() => server.close());

  const school = "203.0.113.7";
  const wrongPin = "905172";

  let sequence = 0;

  /** Wrong look-ups of other numbers by other browsers behind the address, as many as the limit and one. */
  async function guessTooOften(client: string): Promise<void> {
    const guess = () => {
      sequence += 1;
      const number = formatReceiptNumber({ year: 2034, month: 5, day: 6, sequence });
      return visitor(server.origin, { client }).find(number, wrongPin);
    };
    await guess();
    await server.query("update lookup_attempts set failures = $1 where locked_until is null", [
      clientLimits.failures,
    ]);
    await guess();
  }

  async function expectDigestsAlone(client: string): Promise<void> {
    const rows = await server.query<{ subject: string }>("select subject from lookup_attempts");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(client);
  }

  test(
    "many wrong ones make strangers wait for seconds, and no other address",
    { timeout: 90_000 },
    async () => {
      const owner = visitor(server.origin, { client: school });
      const receipt = await petitionOf(owner);
      await guessTooOften(school);

      const stranger = await visitor(server.origin, { client: school }).find(receipt, completeForm.pin);
      expect(stranger.status).toBe(429);
      expect(Number(stranger.headers.get("retry-after"))).toBeLessThanOrEqual(10);
      expect(stranger.html).toContain("같은 인터넷 회선에서");
      expect((await owner.find(receipt, completeForm.pin)).status).toBe(303);
      const elsewhere = visitor(server.origin, { client: "198.51.100.9" });
      expect((await elsewhere.find(receipt, completeForm.pin)).status).toBe(303);
      expect((await visitor(server.origin).find(receipt, completeForm.pin)).status).toBe(303);
      await expectDigestsAlone(school);

      await server.query("update lookup_attempts set locked_until = now() where locked_until is not null");
      const patient = visitor(server.origin, { client: school });
      expect((await patient.find(receipt, completeForm.pin)).status).toBe(303);
    },
  );

  test(
    "right passwords are never counted: a hundred citizens at once get in",
    { timeout: 90_000 },
    async () => {
      const client = "192.0.2.44";
      const receipts: string[] = [];
      while (receipts.length < 25) receipts.push(await petitionOf(visitor(server.origin, { client })));
      const looks = Array.from({ length: 100 }, (_, index) => ({
        receipt: receipts[index % 25]!,
        pin: index % 2 === 0 || index < 50 ? completeForm.pin : wrongPin,
      }));
      const answers = await Promise.all(
        looks.map(async (look) => ({
          look,
          page: await visitor(server.origin, { client }).find(look.receipt, look.pin),
        })),
      );
      const right = answers.filter(({ look }) => look.pin === completeForm.pin);
      const wrong = answers.filter(({ look }) => look.pin !== completeForm.pin);
      expect(wrong.every(({ page }) => [422, 429, 503].includes(page.status))).toBe(true);
      expect(right.every(({ page }) => [303, 503].includes(page.status))).toBe(true);
    },
  );

  test("a household of IPv6 addresses is one address", { timeout: 90_000 }, async () => {
    const receipt = await petitionOf(visitor(server.origin));
    await guessTooOften('"[2001:db8:5:6::1]"');
    const page = await visitor(server.origin, { client: '"[2001:db8:5:6:ffff::2]"' }).find(
      receipt,
      completeForm.pin,
    );
    expect(page.status).toBe(429);
  });
});
