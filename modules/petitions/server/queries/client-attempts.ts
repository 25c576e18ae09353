import type { Kysely } from "kysely";
import { afterFailure } from "../domain/client-limits.ts";
import type { PetitionsTables } from "./tables.ts";

/** Until when this address waits; undefined where it may look up. */
export async function clientWait(
  db: Kysely<PetitionsTables>,
  { subject, now }: { subject: string; now: Date },
): Promise<Date | undefined> {
  const row = await db
    .selectFrom("lookup_attempts")
    .select("locked_until")
    .where("subject", "=", subject)
    .where("locked_until", ">", now)
    .executeTakeFirst();
  return row?.locked_until ?? undefined;
}

/** Counts a wrong look-up after it was found wrong: right ones at the same moment are not in its way. */
export async function countClientFailure(
  db: Kysely<PetitionsTables>,
  { subject, now }: { subject: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto("lookup_attempts")
      .values({ subject, failures: 0, last_at: now })
      .onConflict((conflict) =>
        conflict.column("subject").doUpdateSet({ subject: (each) => each.ref("excluded.subject") }),
      )
      .returning(["failures", "last_at"])
      .executeTakeFirstOrThrow();
    const next = afterFailure({ failures: row.failures, lastAt: row.last_at }, now);
    await trx
      .updateTable("lookup_attempts")
      .set({ failures: next.failures, last_at: next.lastAt, locked_until: next.waitUntil ?? null })
      .where("subject", "=", subject)
      .execute();
  });
}
