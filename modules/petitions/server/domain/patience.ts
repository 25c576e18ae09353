import { setTimeout as wait } from "node:timers/promises";
import { petitionsErrors } from "../errors.ts";

/**
 * Milliseconds that a page waits: for one step of the database, and for a whole form, whose password has to be hashed, in a crowd of others. Less than the page's deadline, so that there is still time to show the form again with everything that was typed.
 */
export const patience = { database: 4500, lookUp: 6500, form: 10_500 } as const;

/** Throws PETITIONS_STORAGE_SLOW where the work is not done in time; what then happens to it stays open. */
export async function withinPatience<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const timer = new AbortController();
  const late = wait(milliseconds, undefined, { signal: timer.signal }).then(() => {
    throw petitionsErrors.create("STORAGE_SLOW", { milliseconds });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    timer.abort();
  }
}
