/** Answers of one build in one slice of ten seconds, summed over all gateways. */
export interface OutcomeSlice {
  readonly build: string;
  /** Beginning of the slice, milliseconds since 1970. */
  readonly at: number;
  readonly requests: number;
  readonly failures: number;
  /** Counts by latency: bucket i holds [1.15^i, 1.15^(i+1)) milliseconds. */
  readonly latency: readonly number[];
}

export const sliceMilliseconds = 10_000;
/** Ratio of a latency bucket's upper bound to its lower. */
export const bucketRatio = 1.15;

/** What both builds did in the same ten seconds: whatever else happened then happened to both. */
export interface OutcomePair {
  readonly at: number;
  readonly old: OutcomeSlice;
  readonly new: OutcomeSlice;
}

export function pairOutcomes(
  slices: readonly OutcomeSlice[],
  builds: { old: string; new: string },
): OutcomePair[] {
  const olds = slicesOf(slices, builds.old);
  const pairs: OutcomePair[] = [];
  for (const [at, fresh] of slicesOf(slices, builds.new)) {
    const old = olds.get(at);
    if (old !== undefined) pairs.push({ at, old, new: fresh });
  }
  return pairs.sort((left, right) => left.at - right.at);
}

function slicesOf(slices: readonly OutcomeSlice[], build: string): Map<number, OutcomeSlice> {
  return new Map(slices.filter((slice) => slice.build === build).map((slice) => [slice.at, slice]));
}
