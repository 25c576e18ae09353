import { setTimeout as wait } from "node:timers/promises";
import { petitionsErrors } from "../errors.ts";

/**
 * Milliseconds that a form waits for the database. Less than the pages' deadline, so that a database that hangs still leaves time
 * to show the form again with everything that was typed.
 */
export const patience = 3500;

/** Throws PETITIONS_STORAGE_SLOW where the work is not done in time; what then happens to it stays open. */
export async function withinPatience<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = wait(patience, undefined, { signal: timer.signal }).then(() => {
    throw petitionsErrors.create("STORAGE_SLOW", { milliseconds: patience });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    timer.abort();
  }
}
