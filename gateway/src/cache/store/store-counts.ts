/** Why an answer was not stored. */
export type RefusedWrite = "purged" | "too-large" | "too-old" | "unfit" | "full" | "away";

/** Plain numbers, counted on the path of every request and read when metrics are asked for. */
export interface StoreCounts {
  hits: number;
  misses: number;
  writes: number;
  evictions: number;
  readonly refused: Record<RefusedWrite, number>;
}

export function noCounts(): StoreCounts {
  return {
    hits: 0,
    misses: 0,
    writes: 0,
    evictions: 0,
    refused: { purged: 0, "too-large": 0, "too-old": 0, unfit: 0, full: 0, away: 0 },
  };
}
