import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseUnavailable } from "@madang/module-kit/server";

/** Milliseconds; a connection that broke is replaced at once, a database that restarts takes longer than anyone waits. */
const pause = 150;

/** A connection that broke during the commit leaves open whether it happened; asking again settles it. Only for work that is safe to repeat. */
export async function withSecondTry<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseUnavailable(error) || signal.aborted) throw error;
    await wait(pause, undefined, { signal });
    return work();
  }
}
