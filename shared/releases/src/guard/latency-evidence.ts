import { logMean } from "./log-mean.ts";
import { bucketRatio, type OutcomePair } from "./outcome-pairs.ts";

/** Bets from careful to bold: the first fit ten thousand answers in a slice, the last a few. */
const bets = [1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8];

/** Logarithm of the e-value against "the new build takes at most `times` as long as the old one". */
export function slowerThan(pairs: readonly OutcomePair[], times: number): number {
  return evidence(pairs.map((pair) => advantage(pair, times)));
}

/** Logarithm of the e-value against "the new build takes at least `times` as long as the old one". */
export function fasterThan(pairs: readonly OutcomePair[], times: number): number {
  return evidence(pairs.map((pair) => -advantage(pair, times)));
}

/**
 * Of increments whose law is symmetric about zero, or leans below it, exp(λS − λ²V/2) is a supermartingale, S being their sum and V the sum
 * of their squares (de la Peña 1999): nothing is assumed of their size, and answers of one slice may depend on each other as they like.
 * The mean over several λ is one too; Ville's inequality as with the failures.
 */
function evidence(increments: readonly number[]): number {
  const sum = increments.reduce((total, each) => total + each, 0);
  const squares = increments.reduce((total, each) => total + each * each, 0);
  return logMean(bets.map((bet) => bet * sum - (bet * bet * squares) / 2));
}

/**
 * Mann and Whitney's statistic of ten seconds: how much more often than not an answer of the new build takes longer than one of the old
 * build's, were each of those `times` as slow. Its law is symmetric about zero where both are alike. Weighted by how much it is worth.
 */
function advantage({ old, new: fresh }: OutcomePair, times: number): number {
  const others = slowed(old.latency, times);
  const [count, otherCount] = [total(fresh.latency), total(others)];
  if (count === 0 || otherCount === 0) return 0;
  const longer = wins(fresh.latency, others) / (count * otherCount);
  return Math.sqrt((count * otherCount) / (count + otherCount)) * (longer - 0.5);
}

/** Pairs of answers in which the first is longer; half of those that share a bucket. */
function wins(counts: readonly number[], others: readonly number[]): number {
  let below = 0;
  let sum = 0;
  for (let bucket = 0; bucket < Math.max(counts.length, others.length); bucket++) {
    const other = others[bucket] ?? 0;
    sum += (counts[bucket] ?? 0) * (below + other / 2);
    below += other;
  }
  return sum;
}

/** All answers, each `times` as long; within a bucket they are spread evenly on the logarithmic scale. */
function slowed(counts: readonly number[], times: number): number[] {
  const shift = Math.log(times) / Math.log(bucketRatio);
  const whole = Math.floor(shift);
  const part = shift - whole;
  const moved = Array.from({ length: counts.length + whole + 1 }, () => 0);
  for (const [bucket, count] of counts.entries()) {
    moved[bucket + whole] = (moved[bucket + whole] ?? 0) + count * (1 - part);
    moved[bucket + whole + 1] = (moved[bucket + whole + 1] ?? 0) + count * part;
  }
  return moved;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
