import { isDatabaseUnavailable } from "@madang/module-kit/server";
import { petitionsErrors } from "../errors.ts";

/** SQLSTATE 57014: the database's own limit of time for a statement. */
const canceled = "57014";

/** The database could not be asked, or did not answer in time: nothing is wrong with what the citizen sent. */
export function isStorageAway(error: unknown): boolean {
  if (petitionsErrors.is(error, "STORAGE_SLOW") || isDatabaseUnavailable(error)) return true;
  return error instanceof Error && (error as NodeJS.ErrnoException).code === canceled;
}
