import type { MetricRule } from "../metrics.ts";
import { adjustedTogether } from "./holm.ts";
import { bounds, chanceWithoutEffect, pairedEffect, type Effect } from "./paired-effect.ts";

/** One metric of one service, measured in pairs. */
export interface MeasuredMetric {
  readonly rule: MetricRule;
  /** By round: ln(head / base) of each pair. */
  readonly rounds: readonly (readonly number[])[];
}

export interface Judgement {
  readonly outcome: "worse" | "better" | "same" | "undecided";
  /** Head as a share of base more (or less): 0.1 is a tenth more. With the bounds that hold it with 95 % confidence. */
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** How sure it is that head uses more (worse) or less (better) at all, all metrics looked at together: 0–1. */
  readonly confidence: number;
}

/** Of a regression, and of both bounds together. */
const wanted = 0.95;

/** What the pairs say of each metric. All are judged together: the more metrics, the more each of them must prove. */
export function judge(metrics: readonly MeasuredMetric[]): Judgement[] {
  const effects = metrics.map(({ rounds, rule }) => pairedEffect(rounds, rule.expected));
  const more = adjustedTogether(effects.map(chanceWithoutEffect));
  const less = adjustedTogether(effects.map((effect) => 1 - chanceWithoutEffect(effect)));
  return effects.map((effect, index) =>
    judgeOne({ effect, rule: metrics[index]?.rule, more: more[index] ?? 1, less: less[index] ?? 1 }),
  );
}

function judgeOne(options: {
  effect: Effect;
  rule: MetricRule | undefined;
  more: number;
  less: number;
}): Judgement {
  const { effect, rule, more, less } = options;
  if (rule === undefined) throw new RangeError("a metric without a rule");
  const { low, high } = bounds(effect, 1 - (1 - wanted) / 2);
  const change = Math.expm1(effect.estimate);
  const figures = { change, low: Math.expm1(low), high: Math.expm1(high) };
  if (change > rule.minimum && more <= 1 - wanted)
    return { ...figures, outcome: "worse", confidence: 1 - more };
  if (change < -rule.minimum && less <= 1 - wanted)
    return { ...figures, outcome: "better", confidence: 1 - less };
  if (figures.high >= rule.mustBeSeen) return { ...figures, outcome: "undecided", confidence: 1 - more };
  return { ...figures, outcome: "same", confidence: wanted };
}
