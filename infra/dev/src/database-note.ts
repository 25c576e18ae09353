import { readFileSync, rmSync } from "node:fs";
import { writeWhole, type StateFolder } from "./state-folder.ts";

/** What the running portal says of its database. Without a url it was told one, which stays the operator's secret. */
export interface DatabaseNote {
  readonly url?: string;
}

/** For commands that work on the same data while the portal runs; nobody else may read it. */
export function noteDatabase(state: StateFolder, url: string | undefined): void {
  writeWhole(state.database, { url }, 0o600);
}

export function forgetDatabase(state: StateFolder): void {
  rmSync(state.database, { force: true });
}

/** Undefined while the portal has not come so far. */
export function readDatabaseNote(state: StateFolder): DatabaseNote | undefined {
  try {
    return JSON.parse(readFileSync(state.database, "utf8")) as DatabaseNote;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
