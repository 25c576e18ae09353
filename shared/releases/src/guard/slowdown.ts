import { bucketRatio, type OutcomePair } from "./outcome-pairs.ts";

/**
 * Times as long as the old build's median the new build's is, for people to read; the decision rests on the ranks. Each slice counts for both
 * builds by what the new one answered in it: its share has grown since, and the minutes before and after were not alike.
 */
export function medianSlowdown(pairs: readonly OutcomePair[]): number {
  const length = Math.max(
    0,
    ...pairs.map((pair) => Math.max(pair.old.latency.length, pair.new.latency.length)),
  );
  const [olds, news] = [new Float64Array(length), new Float64Array(length)];
  for (const { old, new: fresh } of pairs) {
    const [answers, others] = [total(fresh.latency), total(old.latency)];
    if (answers === 0 || others === 0) continue;
    addTo(olds, old.latency, answers / others);
    addTo(news, fresh.latency, 1);
  }
  const [before, now] = [median(olds), median(news)];
  return before === undefined || now === undefined ? 1 : bucketRatio ** (now - before);
}

function addTo(sums: Float64Array, counts: readonly number[], weight: number): void {
  for (let bucket = 0; bucket < counts.length; bucket++)
    sums[bucket] = (sums[bucket] ?? 0) + (counts[bucket] ?? 0) * weight;
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) sum += counts[bucket] ?? 0;
  return sum;
}

/** In buckets, with the part of its bucket. */
function median(counts: Float64Array): number | undefined {
  const half = total(counts) / 2;
  let below = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && below + count >= half) return bucket + (half - below) / count;
    below += count;
  }
  return undefined;
}
