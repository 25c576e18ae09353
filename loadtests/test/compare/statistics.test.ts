import { expect, test } from "vitest";
import { databaseRule, metricRules } from "../../compare/metrics.ts";
import { adjustedTogether } from "../../compare/statistics/holm.ts";
import { judge, type Judgement } from "../../compare/statistics/judge.ts";
import { chanceAbove, exceededWith } from "../../compare/statistics/student.ts";
import { seenNoise, simulatedRounds } from "./simulated-pairs.ts";

test("Student's t is that of the tables", () => {
  expect(chanceAbove(2.228, 10)).toBeCloseTo(0.025, 4);
  expect(chanceAbove(12.706, 1)).toBeCloseTo(0.025, 4);
  expect(chanceAbove(-1.96, 1e6)).toBeCloseTo(0.975, 4);
  expect(exceededWith(0.05, 3)).toBeCloseTo(2.3534, 3);
  expect(exceededWith(0.01, 20)).toBeCloseTo(2.528, 3);
});

test("chances that are looked at together are larger by how many there are, and keep their order", () => {
  const adjusted = adjustedTogether([0.01, 0.04, 0.03, 0.005]);
  for (const [index, wanted] of [0.03, 0.06, 0.06, 0.02].entries())
    expect(adjusted[index]).toBeCloseTo(wanted, 10);
  expect(adjustedTogether([0.6, 0.7])).toEqual([1, 1]);
  expect(adjustedTogether([])).toEqual([]);
});

/** All metrics of a portal with three modules; only the CPU of news may be slower. */
function verdicts(
  seed: string,
  slowdown: number,
): { news: Judgement["outcome"] | undefined; others: string[] } {
  const latency = { betweenProcesses: 0.05, withinRound: 0.3, spikes: 0.03 };
  const rows = [
    [metricRules.cpu, slowdown, seenNoise],
    ...["notices", "petitions", "gateway"].map(() => [metricRules.cpu, 0, seenNoise] as const),
    [databaseRule, 0, { ...seenNoise, withinRound: 0.15 }],
    ...["news", "notices", "petitions"].flatMap(() => [
      [metricRules.median, 0, latency] as const,
      [metricRules.p95, 0, latency] as const,
    ]),
  ] as const;
  const [news, ...others] = judge(
    rows.map(([rule, slower, noise], index) => ({
      rule,
      rounds: simulatedRounds({ seed: `${seed} ${index}`, rounds: 4, slices: 6, slowdown: slower, noise }),
    })),
  ).map(({ outcome }) => outcome);
  return { news, others };
}

const times = Array.from({ length: 200 }, (_, index) => `comparison ${index}`);

test("a build compared with itself is called worse less than once in twenty", () => {
  const wrong = times.filter((seed) => {
    const { news, others } = verdicts(seed, 0);
    return news === "worse" || others.includes("worse");
  });
  expect(wrong.length / times.length).toBeLessThan(0.05);
});

test("a tenth more CPU in one module is found more often than nineteen times in twenty, and nowhere else", () => {
  const found = times.filter((seed) => {
    const { news, others } = verdicts(seed, 0.1);
    return news === "worse" && !others.includes("worse");
  });
  expect(found.length / times.length).toBeGreaterThan(0.95);
});

test("a slowdown that does not matter is silent, whatever its confidence", () => {
  const rounds = simulatedRounds({
    seed: "small",
    rounds: 8,
    slices: 40,
    slowdown: 0.03,
    noise: { betweenProcesses: 0, withinRound: 0.01, spikes: 0 },
  });
  expect(judge([{ rule: metricRules.cpu, rounds }])[0]).toMatchObject({ outcome: "same" });
});

test("where nothing can be told, nothing is told", () => {
  const noise = { betweenProcesses: 0.3, withinRound: 0.8, spikes: 0.3 };
  const rounds = simulatedRounds({ seed: "storm", rounds: 4, slices: 6, slowdown: 0, noise });
  expect(judge([{ rule: metricRules.cpu, rounds }])[0]).toMatchObject({ outcome: "undecided" });
});

test("one slice that something else has disturbed changes nothing", () => {
  const rounds = simulatedRounds({
    seed: "calm",
    rounds: 4,
    slices: 6,
    slowdown: 0,
    noise: { betweenProcesses: 0.01, withinRound: 0.03, spikes: 0 },
  });
  const disturbed = rounds.map((round, index) => (index === 1 ? [...round.slice(1), 2] : round));
  expect(judge([{ rule: metricRules.cpu, rounds: disturbed }])[0]).toMatchObject({ outcome: "same" });
});
