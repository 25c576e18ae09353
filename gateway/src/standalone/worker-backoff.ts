const first = 500;
const most = 30_000;
/** A worker that ran this long was well: its next end starts the count anew. */
const stable = 60_000;

/** Milliseconds to wait before a worker that has ended `failures` times in a row is started again. */
export function restartDelay(failures: number): number {
  return Math.min(first * 2 ** Math.max(0, Math.min(failures, 20) - 1), most);
}

/** How many failures in a row there are now, after a run of `ran` milliseconds. */
export function failuresAfter(failures: number, ran: number): number {
  return ran >= stable ? 1 : failures + 1;
}
