import { array, assert, asyncProperty, integer, nat } from "fast-check";
import { expect, test } from "vitest";
import { DebtTable } from "../../src/protect/rate-limit/debt-table.ts";
import { LocalLimiter } from "../../src/protect/rate-limit/local-limiter.ts";
import { limiterSuite } from "./limiter-suite.ts";

const limiter = new LocalLimiter({ table: new DebtTable({ entries: 4096 }) });
limiterSuite(() => limiter);

test("in no window of time are more admitted than a full one and what came back, whenever requests come", async () => {
  const requests = array(nat(5_000_000), { minLength: 1, maxLength: 120 });
  const run = async (allowed: number, seconds: number, pauses: readonly number[]): Promise<void> => {
    let now = 0;
    const one = new LocalLimiter({ table: new DebtTable({ entries: 64 }), now: () => now });
    const policy = { name: "p", requests: allowed, seconds };
    const times: number[] = [];
    for (const pause of pauses) {
      now += pause;
      const [standing] = await one.take([{ policy, subject: "a" }]);
      if (standing?.admitted === true) times.push(now);
    }
    const window = seconds * 1_000_000;
    for (const [index, from] of times.entries()) {
      const inside = times.slice(index).filter((time) => time - from < window).length;
      expect(inside).toBeLessThanOrEqual(allowed * 2);
      const soon = times.slice(index).filter((time) => time === from).length;
      expect(soon).toBeLessThanOrEqual(allowed);
    }
  };
  await assert(asyncProperty(integer({ min: 1, max: 30 }), integer({ min: 1, max: 60 }), requests, run));
});

test("whoever waits as long as the answer says is admitted", async () => {
  const pauses = array(nat(1_000_000), { minLength: 1, maxLength: 60 });
  const run = async (allowed: number, seconds: number, waits: readonly number[]): Promise<void> => {
    let now = 0;
    const one = new LocalLimiter({ table: new DebtTable({ entries: 64 }), now: () => now });
    const check = [{ policy: { name: "p", requests: allowed, seconds }, subject: "a" }];
    for (const wait of waits) {
      now += wait;
      const [standing] = await one.take(check);
      if (standing === undefined || standing.admitted) continue;
      now += standing.more * 1_000_000;
      expect(await one.take(check)).toMatchObject([{ admitted: true }]);
    }
  };
  await assert(asyncProperty(integer({ min: 1, max: 9 }), integer({ min: 1, max: 600 }), pauses, run));
});
