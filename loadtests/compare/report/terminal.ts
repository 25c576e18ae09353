import { metricRules } from "../metrics.ts";
import type { ComparisonVerdict, JudgedMetric } from "../verdict.ts";

/** What is known after a round: the deciding metrics on one line. */
export function sayRound(options: {
  round: number;
  mostRounds: number;
  verdict: ComparisonVerdict;
  say: (line: string) => void;
}): void {
  const { round, mostRounds, verdict, say } = options;
  const cpu = verdict.metrics.filter(({ rule }) => rule.decides);
  const shown = (cpu.length > 0 ? cpu : verdict.metrics).map(
    ({ service, change, outcome }) => `${service} ${signed(change)}${outcome === "undecided" ? "?" : ""}`,
  );
  say(`  round ${round + 1} of at most ${mostRounds}: CPU per request ${shown.join(" · ")}`);
}

export function sayComparison(verdict: ComparisonVerdict, say: (line: string) => void): void {
  for (const metric of verdict.metrics) say(`  ${symbols[metric.outcome]} ${lineOf(metric)}`);
  say(verdict.sentence);
  const worse = verdict.metrics.filter(({ outcome }) => outcome === "worse").length;
  say(`${verdict.metrics.length - worse} passed, ${worse} failed`);
}

export const symbols = { worse: "✗", better: "✓", same: "✓", undecided: "?" } as const;

/** For example: `news, CPU per request: 2.31 → 2.55 ms, +10.2 % (+8.4 to +12.1 %), worse, 99.9 % sure`. */
function lineOf(metric: JudgedMetric): string {
  const { service, rule, base, head, change, low, high } = metric;
  const figures = `${amount(base)} → ${amount(head)} ${rule.unit}, ${signed(change)} (${signed(low)} to ${signed(high)})`;
  return `${service}, ${rule.says}: ${figures}, ${outcomeOf(metric)}`;
}

/** The outcome with what it rests on. */
export function outcomeOf({ outcome, confidence, rule }: JudgedMetric): string {
  if (outcome === "same") return `no change of ${percent(rule.mustBeSeen)} or more`;
  if (outcome === "undecided") return `a change of ${percent(rule.mustBeSeen)} could hide`;
  return `${outcome}, ${(Math.floor(confidence * 1000) / 10).toFixed(1)} % sure`;
}

export function signed(share: number): string {
  return `${share < 0 ? "−" : "+"}${Math.abs(share * 100).toFixed(1)} %`;
}

export function amount(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

/** What is looked at, and what it takes to be worse. */
export function rulesInWords(): string[] {
  return Object.values(metricRules).map(
    ({ says, minimum, mustBeSeen }) =>
      `${says}: worse by more than ${percent(minimum)}; a change of ${percent(mustBeSeen)} must be seen`,
  );
}
