import { sql, type Kysely } from "kysely";
import { resumeLimits, resumeWindowStart } from "../domain/resume-limits.ts";
import type { PetitionsTables } from "./tables.ts";

/** Counts one more attempt as if it would fail, in one statement, so that a hundred at once count as a hundred. */
export async function countResumeAttempt(
  db: Kysely<PetitionsTables>,
  { subject, now }: { subject: Buffer; now: Date },
): Promise<{ readonly allowed: boolean }> {
  const isOver = sql<boolean>`resume_attempts.first_at < ${resumeWindowStart(now)}`;
  const row = await db
    .insertInto("resume_attempts")
    .values({ subject, failures: 1, first_at: now })
    .onConflict((conflict) =>
      conflict.column("subject").doUpdateSet({
        failures: sql<number>`case when ${isOver} then 1 else resume_attempts.failures + 1 end`,
        first_at: sql<Date>`case when ${isOver} then ${now} else resume_attempts.first_at end`,
      }),
    )
    .returning("failures")
    .executeTakeFirstOrThrow();
  return { allowed: row.failures <= resumeLimits.failures };
}

/** A right code forgives the wrong ones before it. */
export async function forgiveResumeAttempts(db: Kysely<PetitionsTables>, subject: Buffer): Promise<void> {
  await db.deleteFrom("resume_attempts").where("subject", "=", subject).execute();
}

export async function forgetResumeAttempts(db: Kysely<PetitionsTables>, now: Date): Promise<void> {
  await db.deleteFrom("resume_attempts").where("first_at", "<", resumeWindowStart(now)).execute();
}
