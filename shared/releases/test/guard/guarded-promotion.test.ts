import { describe, expect, test } from "vitest";
import { defaultGuardRules as rules } from "../../src/public.ts";
import { simulatePromotion, type Outcome, type Traffic } from "./simulated-promotion.ts";

/** Made-up traffic from fixed seeds: what is counted here is the same on every machine. */
function promotions(count: number, traffic: Traffic): Outcome[] {
  return Array.from({ length: count }, (_, index) => simulatePromotion((index + 1) * 7919, traffic, rules));
}

function endings(outcomes: readonly Outcome[]): Record<string, number> {
  const names = outcomes.map(({ decision }) => (decision.do === "go-back" ? decision.for : decision.do));
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

function median(outcomes: readonly Outcome[]): number {
  const seconds = outcomes.map((outcome) => outcome.seconds).sort((left, right) => left - right);
  return seconds[seconds.length >> 1] ?? 0;
}

describe("a build that is as good as the old one", () => {
  test.each<[string, number, Traffic]>([
    ["30 requests a second", 150, { rate: 30 }],
    ["of which 2 % fail on both sides", 30, { rate: 30, failures: 0.02 }],
    ["none of which fails", 30, { rate: 30, failures: 0 }],
    [
      "from milliseconds to seconds, each build with moods of its own",
      60,
      { rate: 30, spread: 1.4, ownMoments: 0.2 },
    ],
    ["4 a second", 10, { rate: 4 }],
  ])("is promoted: %s", (_what, count, traffic) => {
    const outcomes = promotions(count, traffic);
    const ends = endings(outcomes);
    const alarms = (ends["failures"] ?? 0) + (ends["latency"] ?? 0);
    expect(alarms / count).toBeLessThanOrEqual(rules.falseAlarms);
    expect((ends["promote"] ?? 0) / count).toBeGreaterThanOrEqual(0.95);
  });
});

describe("a build that is worse goes back", () => {
  test("20 % slower", () => {
    const outcomes = promotions(40, { rate: 30, slowdown: 1.2 });
    expect(endings(outcomes)).toEqual({ latency: 40 });
    expect(median(outcomes)).toBeLessThan(10 * 60);
  });

  test("20 % slower, from milliseconds to seconds", () => {
    expect(endings(promotions(20, { rate: 30, slowdown: 1.2, spread: 1.4 }))).toEqual({ latency: 20 });
  });

  test("fails 1 % of its requests", () => {
    const outcomes = promotions(40, { rate: 30, extraFailures: 0.01 });
    expect(endings(outcomes)).toEqual({ failures: 40 });
    expect(median(outcomes)).toBeLessThan(6 * 60);
  });

  test("fails 1 % more than the old one, which fails 2 %", () => {
    expect(endings(promotions(20, { rate: 30, failures: 0.02, extraFailures: 0.01 }))).toEqual({
      failures: 20,
    });
  });

  test("fails always: after two slices", () => {
    const outcomes = promotions(10, { rate: 30, extraFailures: 0.999 });
    expect(endings(outcomes)).toEqual({ failures: 10 });
    expect(Math.max(...outcomes.map((outcome) => outcome.seconds))).toBeLessThanOrEqual(40);
  });
});

test("with hardly any visitors it goes back after the longest time, and says why", () => {
  const outcome = simulatePromotion(1, { rate: 0.2 }, rules);
  expect(outcome).toMatchObject({
    seconds: rules.longestSeconds,
    decision: { do: "go-back", for: "traffic" },
  });
  expect(outcome.decision.because).toMatch(/too few to judge it by \(1000\)/);
});
