const firstMs = 500;
const mostMs = 30_000;
/** A process that ran this long was well; its next end starts the count anew. */
const stableMs = 60_000;

/** Milliseconds to wait before start number `failures + 1`: 0.5 s, 1 s, 2 s, … at most 30 s. */
export function backoffDelay(failures: number): number {
  return Math.min(firstMs * 2 ** Math.max(0, Math.min(failures, 20) - 1), mostMs);
}

/** How many failures in a row there are now, after a run of `ranMs`. */
export function countFailure(failures: number, ranMs: number): number {
  return ranMs >= stableMs ? 1 : failures + 1;
}
