import { expect, test } from "vitest";
import { comparisonVerdict, isDecided } from "../../compare/verdict.ts";
import type { Pair } from "../../compare/measure/comparison-record.ts";
import { comparisonMarkdown } from "../../compare/report/markdown.ts";
import { simulatedRounds } from "./simulated-pairs.ts";

/** Slices as they are measured; `slower` is how much more of its CPU each service of head uses. */
function pairs(options: {
  slower?: Readonly<Record<string, number>>;
  failing?: string;
  withinRound?: number;
  elsewhere?: boolean;
}): Pair[] {
  const { slower = {}, failing, withinRound = 0.05, elsewhere = false } = options;
  const noise = { betweenProcesses: 0.01, withinRound, spikes: 0 };
  const ratios = (name: string, slowdown: number) =>
    simulatedRounds({ seed: name, rounds: 4, slices: 6, slowdown, noise });
  const cpu = Object.fromEntries(
    ["news", "notices", "gateway", "shell"].map((name) => [name, ratios(name, slower[name] ?? 0)]),
  );
  const answers = (failed: number) => ({ count: 100, failed, median: 20, p95: 80 });
  return Array.from({ length: 24 }, (_, index) => {
    const [round, slice] = [Math.floor(index / 6), index % 6];
    const used = Object.entries(cpu).map(([name, rounds]) => {
      const base = name === "shell" ? 0.02 : 0.5;
      return [name, { base, head: base * Math.exp(rounds[round]?.[slice] ?? 0) }] as const;
    });
    return {
      round,
      seconds: 4,
      cpu: elsewhere ? {} : Object.fromEntries(used),
      answers: Object.fromEntries(
        ["news", "notices"].map((module) => [
          module,
          { base: answers(0), head: answers(module === failing ? 5 : 0) },
        ]),
      ),
    };
  });
}

test("no difference ends with 0, and what used too little CPU to be told apart is left out", () => {
  const verdict = comparisonVerdict(pairs({}));
  expect(verdict).toMatchObject({ exitCode: 0, sentence: "No regression." });
  expect(isDecided(verdict)).toBe(true);
  expect(verdict.metrics.map(({ service, kind }) => `${service} ${kind}`)).not.toContain("shell cpu");
});

test("the module and the metric that got worse are named, with exit code 1", () => {
  const verdict = comparisonVerdict(pairs({ slower: { notices: 0.15 } }));
  expect(verdict.exitCode).toBe(1);
  expect(verdict.sentence).toMatch(/^Regression: notices has 1\d\.\d % \(.* %\) more CPU per request\.$/);
});

test("head that fails what base answers is a regression, however fast", () => {
  const verdict = comparisonVerdict(pairs({ failing: "news" }));
  expect(verdict).toMatchObject({ exitCode: 1 });
  expect(verdict.sentence).toContain("news of head fails requests that base answers");
});

test("noise ends with 4 and says of what", () => {
  const verdict = comparisonVerdict(pairs({ withinRound: 0.9 }));
  expect(verdict.exitCode).toBe(4);
  expect(verdict.sentence).toContain("No verdict: too noisy to tell CPU per request of ");
  expect(isDecided(verdict)).toBe(false);
});

test("without CPU, of portals that run elsewhere, latency decides", () => {
  const verdict = comparisonVerdict(pairs({ elsewhere: true }));
  expect(verdict.metrics.every(({ kind }) => kind !== "cpu")).toBe(true);
  expect(verdict.exitCode).toBe(0);
});

test("nothing measured is no verdict", () => {
  expect(comparisonVerdict([])).toMatchObject({ exitCode: 4, metrics: [] });
});

test("the summary for a pull request cannot be broken by a branch's name", () => {
  const measured = pairs({ slower: { news: 0.2 } });
  const text = comparisonMarkdown(
    {
      format: "madang-comparison/1",
      startedAt: "2026-11-22T10:00:00.000Z",
      machine: { cpu: "a processor", cores: 2, memory: 1, system: "linux" },
      sides: { base: { name: "main" }, head: { name: "fix`|x" } },
      work: {},
      pairs: measured,
    },
    comparisonVerdict(measured),
  );
  expect(text).toContain("## Regression: news has ");
  expect(text).toContain("head `fix'/x`: 24 slices");
});
