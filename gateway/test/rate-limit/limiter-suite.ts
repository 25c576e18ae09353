import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Limiter } from "../../src/protect/rate-limit/limiter.ts";
import type { LimitPolicy } from "../../src/protect/rate-limit/standing.ts";

let names = 0;
export function newPolicy(requests: number, seconds: number): LimitPolicy {
  return { name: `policy-${(names += 1)}-${process.pid}`, requests, seconds };
}

/** What counting here and counting over all gateways have in common. */
export function limiterSuite(limiter: () => Limiter): void {
  test("as many at once as are promised, and not one more", async () => {
    for (const requests of [1, 3, 7, 60, 97]) {
      const policy = newPolicy(requests, 3600);
      const check = [{ policy, subject: "a" }];
      const taken = await Promise.all(Array.from({ length: requests + 20 }, () => limiter().take(check)));
      expect(taken.filter(([standing]) => standing?.admitted)).toHaveLength(requests);
    }
  });

  test("what is left and when there is more is told with each answer", async () => {
    const policy = newPolicy(3, 3000);
    const check = [{ policy, subject: "a" }];
    const told = [];
    for (let index = 0; index < 4; index += 1) told.push(...(await limiter().take(check)));
    expect(told).toMatchObject([
      { admitted: true, remaining: 2 },
      { admitted: true, remaining: 1 },
      { admitted: true, remaining: 0 },
      { admitted: false, remaining: 0 },
    ]);
    for (const { more } of told) expect(more).toSatisfy((seconds) => seconds > 900 && seconds <= 1000);
  });

  test("subjects and policies are counted apart", async () => {
    const [one, other] = [newPolicy(1, 3600), newPolicy(1, 3600)];
    const admitted = async (policy: LimitPolicy, subject: string): Promise<boolean | undefined> =>
      (await limiter().take([{ policy, subject }]))[0]?.admitted;
    expect(await admitted(one, "a")).toBe(true);
    expect(await admitted(one, "b")).toBe(true);
    expect(await admitted(other, "a")).toBe(true);
    expect(await admitted(one, "a")).toBe(false);
  });

  test("a request that one limit refuses does not count for the other", async () => {
    const [narrow, wide] = [newPolicy(1, 3600), newPolicy(2, 3600)];
    const both = [
      { policy: narrow, subject: "a" },
      { policy: wide, subject: "a" },
    ];
    await limiter().take(both);
    expect((await limiter().take(both)).some(({ admitted }) => !admitted)).toBe(true);
    await limiter().take(both);
    expect(await limiter().take([{ policy: wide, subject: "a" }])).toMatchObject([
      { admitted: true, remaining: 0 },
    ]);
  });

  test("requests come back one after the other", async () => {
    const policy = newPolicy(10, 1);
    const check = [{ policy, subject: "a" }];
    const take = async () => (await limiter().take(check))[0]?.admitted === true;
    await Promise.all(Array.from({ length: 12 }, take));
    let admitted = 0;
    await expect.poll(async () => (admitted += Number(await take())), { timeout: 30_000 }).toBeGreaterThan(2);
    await after(5);
  });
}
