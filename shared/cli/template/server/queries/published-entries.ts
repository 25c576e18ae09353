import { sql } from "kysely";
import type { ExampleServiceDatabase } from "./tables.ts";

/** A day as it is written, for example 2026-11-30. */
export const dayText = sql<string>`day::text`.as("day");

/** Every question that citizens ask begins here, so that none of them can show what is not published. */
export function publishedEntries(db: ExampleServiceDatabase) {
  return db.selectFrom("entries").where("published_at", "is not", null);
}
