/** What a step at one rate showed. */
export interface RateStep {
  /** Visitors a minute. */
  readonly rate: number;
  readonly kept: boolean;
}

export interface SearchPlan {
  /** The rate that is tried first. */
  readonly first: number;
  /** Nothing above it is tried. */
  readonly most: number;
}

/** Each step of the ramp is this much more than the one before. */
const ramp = 2;
/** Good enough: the lowest rate that failed is at most this much above the highest that was kept. */
const accuracy = 1.1;
/** Below a sixteenth of the first rate something is broken, not slow. */
const deepest = 16;

/** The rate to try next: a geometric ramp until one fails, then the geometric middle. Nothing when it is found. */
export function nextRate(steps: readonly RateStep[], { first, most }: SearchPlan): number | undefined {
  const kept = highestKept(steps);
  const failed = lowestFailed(steps);
  if (steps.length === 0) return Math.min(first, most);
  if (failed === undefined) return kept < most ? Math.min(kept * ramp, most) : undefined;
  if (kept === 0) return failed / ramp >= first / deepest ? failed / ramp : undefined;
  return failed / kept > accuracy ? Math.round(Math.sqrt(failed * kept)) : undefined;
}

/** 0 where none was kept. A rate that was kept above one that failed was luck. */
export function highestKept(steps: readonly RateStep[]): number {
  const failed = lowestFailed(steps) ?? Infinity;
  return Math.max(0, ...steps.filter(({ kept, rate }) => kept && rate < failed).map(({ rate }) => rate));
}

export function lowestFailed(steps: readonly RateStep[]): number | undefined {
  const rates = steps.filter(({ kept }) => !kept).map(({ rate }) => rate);
  return rates.length === 0 ? undefined : Math.min(...rates);
}
