import { bucketRatio, type OutcomePair } from "./outcome-pairs.ts";

/** Times as long as the old build's median the new build's is, for people to read; the decision rests on the ranks. */
export function medianSlowdown(pairs: readonly OutcomePair[]): number {
  const medianOf = (of: (pair: OutcomePair) => readonly number[]) => median(pairs.map(of));
  const [old, fresh] = [medianOf((pair) => pair.old.latency), medianOf((pair) => pair.new.latency)];
  return old === undefined || fresh === undefined ? 1 : bucketRatio ** (fresh - old);
}

/** In buckets, with the part of its bucket. */
function median(histograms: readonly (readonly number[])[]): number | undefined {
  const length = Math.max(0, ...histograms.map((counts) => counts.length));
  const sums = Array.from({ length }, (_, bucket) =>
    histograms.reduce((sum, counts) => sum + (counts[bucket] ?? 0), 0),
  );
  const half = sums.reduce((sum, count) => sum + count, 0) / 2;
  let below = 0;
  for (const [bucket, count] of sums.entries()) {
    if (count > 0 && below + count >= half) return bucket + (half - below) / count;
    below += count;
  }
  return undefined;
}
