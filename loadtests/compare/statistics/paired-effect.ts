import { chanceAbove, exceededWith } from "./student.ts";

/** How much more head uses than base, as ln(head / base), from pairs that were measured at the same time. */
export interface Effect {
  readonly estimate: number;
  readonly standardError: number;
  readonly freedom: number;
}

/**
 * What is known before anything is measured: two processes of the same build differ, for as long as they live, by this standard deviation
 * (of the logarithm). `weight` is how many measured rounds that knowledge counts for.
 */
export interface Expectation {
  readonly betweenProcesses: number;
  readonly weight: number;
}

/**
 * The mean over rounds of the pairs of each round. A round has fresh processes on both sides, so rounds, not pairs, are the independent
 * measurements; there are few of them, so their variance is taken together with what is expected of it, as by G. K. Smyth, "Linear
 * models and empirical Bayes methods" (2004): a moderated t. Needs at least two pairs.
 */
export function pairedEffect(rounds: readonly (readonly number[])[], expected: Expectation): Effect {
  const tamed = rounds.map(withoutSpikes);
  const means = tamed.map(mean);
  const estimate = mean(means);
  const pairs = tamed.reduce((sum, round) => sum + round.length, 0);
  const within = squares(tamed) / Math.max(1, pairs - tamed.length);
  const prior = expected.betweenProcesses ** 2 + (within * tamed.length) / pairs;
  const freedom = expected.weight + tamed.length - 1;
  const variance = (expected.weight * prior + squares([means])) / freedom;
  return { estimate, standardError: Math.sqrt(variance / tamed.length), freedom };
}

/** The chance of such an estimate, or a higher one, where head uses no more than base. */
export function chanceWithoutEffect({ estimate, standardError, freedom }: Effect): number {
  return chanceAbove(estimate / standardError, freedom);
}

/** What the effect is above, or below, with this confidence on either side (0.975 leaves 2.5 % beyond each). */
export function bounds(
  { estimate, standardError, freedom }: Effect,
  confidence: number,
): { readonly low: number; readonly high: number } {
  const reach = exceededWith(1 - confidence, freedom) * standardError;
  return { low: estimate - reach, high: estimate + reach };
}

/** A pair that something else has disturbed counts as three ordinary deviations, not more. */
function withoutSpikes(pairs: readonly number[]): number[] {
  const middle = median(pairs);
  // 1.4826 times the median deviation is a standard deviation where nothing is disturbed.
  const reach = 3 * 1.4826 * median(pairs.map((each) => Math.abs(each - middle)));
  return pairs.map((each) => Math.min(middle + reach, Math.max(middle - reach, each)));
}

function squares(groups: readonly (readonly number[])[]): number {
  return groups.reduce((sum, group) => {
    const middle = mean(group);
    return sum + group.reduce((inner, each) => inner + (each - middle) ** 2, 0);
  }, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
