import { describe, expect, test } from "vitest";
import { cacheStatusMember } from "../../../src/cache/policy/cache-status.ts";
import { refreshesEarly } from "../../../src/cache/policy/early-refresh.ts";

describe("Cache-Status", () => {
  test("says what was done, in the order of the specification", () => {
    expect(cacheStatusMember("madang", { hit: true, remaining: 29_999 })).toBe("madang; hit; ttl=29");
    expect(cacheStatusMember("madang", { hit: true, remaining: -1 })).toBe("madang; hit; ttl=-1");
    expect(
      cacheStatusMember("a", {
        forward: "stale",
        forwardStatus: 304,
        remaining: 5000,
        stored: true,
        collapsed: true,
        detail: "x",
      }),
    ).toBe("a; fwd=stale; fwd-status=304; ttl=5; stored; collapsed; detail=x");
    expect(cacheStatusMember("a", { stored: false, collapsed: false, hit: false })).toBe("a");
  });
});

describe("early refresh", () => {
  const question = { remaining: 1000, cost: 100, eagerness: 1, random: 0.5 };

  test("comes the sooner, the longer the last answer took and the closer the end", () => {
    expect(refreshesEarly(question)).toBe(false);
    expect(refreshesEarly({ ...question, cost: 10_000 })).toBe(true);
    expect(refreshesEarly({ ...question, remaining: 50 })).toBe(true);
    expect(refreshesEarly({ ...question, eagerness: 100 })).toBe(true);
    expect(refreshesEarly({ ...question, random: 0.99999 })).toBe(true);
  });

  test("never where it is switched off or costs nothing, always at the end", () => {
    expect(refreshesEarly({ ...question, remaining: 0, eagerness: 0 })).toBe(false);
    expect(refreshesEarly({ ...question, cost: 0, random: 0.999999 })).toBe(false);
    expect(refreshesEarly({ ...question, remaining: 0, random: 0 })).toBe(true);
  });

  test("is spread: of many keys that end together, few are asked for at one moment", () => {
    const moments = Array.from({ length: 1000 }, (_, index) => {
      const random = index / 1000;
      return -Math.log(1 - random) * question.cost;
    });
    const early = moments.filter((moment) => moment >= 200).length;
    expect(early / 1000).toBeCloseTo(Math.exp(-2), 2);
  });
});
