/**
 * Counts of durations in buckets whose width grows with the value: 32 to each doubling, so a percentile is read off with an error
 * of at most 2.2 %. Two histograms add up to what one process would have counted, which percentiles never do. The generator's
 * output (loadtests/generator) counts in the same buckets.
 */
export type Histogram = Readonly<Record<string, number>>;

const perDoubling = 32;
/** Shorter durations, in milliseconds, share the first bucket. */
const shortest = 2 ** -5;

/** The bucket of a duration in milliseconds. */
export function bucketOf(milliseconds: number): number {
  return Math.floor(Math.log2(Math.max(milliseconds, shortest)) * perDoubling);
}

/** The duration in milliseconds that stands for a bucket: its geometric middle. */
export function middleOf(bucket: number): number {
  return 2 ** ((bucket + 0.5) / perDoubling);
}

export function addUp(histograms: Iterable<Histogram>): Histogram {
  const sum: Record<string, number> = {};
  for (const histogram of histograms)
    for (const [bucket, count] of Object.entries(histogram)) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

export function countOf(histogram: Histogram): number {
  return Object.values(histogram).reduce((sum, count) => sum + count, 0);
}

/** The duration in milliseconds that `share` (0–1) of all stay within; nothing where nothing was counted. */
export function percentile(histogram: Histogram, share: number): number | undefined {
  const total = countOf(histogram);
  if (total === 0) return undefined;
  const wanted = Math.max(1, Math.ceil(share * total));
  const buckets = Object.entries(histogram).map(([bucket, count]) => [Number(bucket), count] as const);
  let seen = 0;
  for (const [bucket, count] of buckets.sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= wanted) return middleOf(bucket);
  }
  return undefined;
}
