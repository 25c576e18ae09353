import { setTimeout as wait } from "node:timers/promises";
import type { Housekeeping } from "./module-definition.ts";

type Means = Omit<Parameters<Housekeeping["run"]>[0], "signal">;

/** Runs each piece of work again and again until the signal aborts. Resolves when the runs in progress have ended. */
export async function keepHouse(
  work: readonly Housekeeping[],
  means: Means,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(work.map((each) => repeat(each, means, signal)));
}

async function repeat({ name, every, run }: Housekeeping, means: Means, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await run({ ...means, signal });
    } catch (error) {
      if (!signal.aborted) means.log.warn({ err: error, housekeeping: name }, "housekeeping failed");
    }
    await pause(every * 1000, signal);
  }
}

/** A process that ends does not wait for the next run. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
