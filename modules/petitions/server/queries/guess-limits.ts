import { createHash } from "node:crypto";
import { sql, type Kysely, type Selectable, type Transaction } from "kysely";
import {
  decideAttempt,
  lookupLimits,
  type AttemptDecision,
  type AttemptRecord,
  type AttemptSubjectKind,
} from "../domain/lookup-limits.ts";
import { isKnownVisitor } from "./grants.ts";
import type { PetitionsTables } from "./tables.ts";

interface AttemptSubject {
  readonly kind: AttemptSubjectKind;
  readonly subject: string;
}

export interface CountedAttempt {
  readonly allowed: boolean;
  /** When guessing is possible again; set from the attempt that uses the last guess on. */
  readonly lockedUntil: Date | undefined;
  readonly subjects: readonly AttemptSubject[];
}

/** Counts this attempt as a wrong one before the password is compared. The row locks make simultaneous guesses queue. */
export async function countAttempt(
  db: Kysely<PetitionsTables>,
  attempt: { receiptNumber: string; visitor: string; now: Date },
): Promise<CountedAttempt> {
  const subjects = await subjectsOf(db, attempt);
  const decisions = await db.transaction().execute((trx) => decide(trx, subjects, attempt.now));
  const locks = decisions.map((each) => (each.allowed ? each.record.lockedUntil : each.lockedUntil));
  return { allowed: decisions.every((each) => each.allowed), lockedUntil: latest(locks), subjects };
}

/** A right password forgives what was counted on the way to it. */
export async function forgiveAttempts(
  db: Kysely<PetitionsTables>,
  { subjects }: Pick<CountedAttempt, "subjects">,
): Promise<void> {
  const names = subjects.map(({ subject }) => subject);
  // In the order in which attempts lock them (see lockRecords): a bare delete takes them as they lie, and crosses with those.
  await db
    .with("held", (query) =>
      query
        .selectFrom("lookup_attempts")
        .select("subject")
        .where("subject", "in", names)
        .orderBy(sql`subject collate "C"`)
        .forUpdate(),
    )
    .deleteFrom("lookup_attempts")
    .where("subject", "in", (query) => query.selectFrom("held").select("subject"))
    .execute();
}

export async function forgetOldAttempts(db: Kysely<PetitionsTables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * lookupLimits.forgetAfterMinutes * 60_000);
  await db.deleteFrom("lookup_attempts").where("last_at", "<", before).execute();
}

/**
 * Strangers share one count for each receipt number, existing or not; a visitor who was once let in has a count of its own,
 * so that nobody can lock a petitioner out (OWASP, "Blocking Brute Force Attacks", device cookies).
 */
async function subjectsOf(
  db: Kysely<PetitionsTables>,
  { receiptNumber, visitor }: { receiptNumber: string; visitor: string },
): Promise<AttemptSubject[]> {
  const known = await isKnownVisitor(db, { receiptNumber, visitor });
  const receiptSubject = known ? `receipt/${receiptNumber}/${visitor}` : `receipt/${receiptNumber}`;
  return [
    { kind: "receipt" as const, subject: digest(receiptSubject) },
    { kind: "visitor" as const, subject: digest(`visitor/${visitor}`) },
  ].sort((one, other) => (one.subject < other.subject ? -1 : 1));
}

/** Two statements for both counts: guesses at one petition queue here, so the queue is kept short. */
async function decide(
  trx: Transaction<PetitionsTables>,
  subjects: readonly AttemptSubject[],
  now: Date,
): Promise<AttemptDecision[]> {
  const records = await lockRecords(trx, subjects, now);
  const decisions = subjects.map(({ kind, subject }) =>
    decideAttempt({ kind, record: records.get(subject), now }),
  );
  const counted = subjects.flatMap(({ subject }, index) => {
    const decision = decisions[index];
    return decision?.allowed === true ? [{ subject, record: decision.record }] : [];
  });
  if (counted.length === subjects.length) await saveRecords(trx, counted);
  return decisions;
}

/** Locks the rows in one order for everyone, so that two attempts never wait for each other. */
async function lockRecords(
  trx: Transaction<PetitionsTables>,
  subjects: readonly AttemptSubject[],
  now: Date,
): Promise<Map<string, AttemptRecord>> {
  const rows = await trx
    .insertInto("lookup_attempts")
    .values(subjects.map(({ subject }) => ({ subject, failures: 0, last_at: now })))
    .onConflict((conflict) =>
      conflict.column("subject").doUpdateSet({ subject: (row) => row.ref("excluded.subject") }),
    )
    .returningAll()
    .execute();
  return new Map(rows.map((row) => [row.subject, recordOf(row)]));
}

function recordOf(row: Selectable<PetitionsTables["lookup_attempts"]>): AttemptRecord {
  return { failures: row.failures, lastAt: row.last_at, lockedUntil: row.locked_until ?? undefined };
}

async function saveRecords(
  trx: Transaction<PetitionsTables>,
  counted: readonly { subject: string; record: AttemptRecord }[],
): Promise<void> {
  await trx
    .insertInto("lookup_attempts")
    .values(
      counted.map(({ subject, record }) => ({
        subject,
        failures: record.failures,
        last_at: record.lastAt,
        locked_until: record.lockedUntil ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.column("subject").doUpdateSet({
        failures: (row) => row.ref("excluded.failures"),
        last_at: (row) => row.ref("excluded.last_at"),
        locked_until: (row) => row.ref("excluded.locked_until"),
      }),
    )
    .execute();
}

function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.reduce(
    (one, other) => (one === undefined || (other !== undefined && other > one) ? other : one),
    undefined,
  );
}

/** The table tells neither visitors nor which numbers are tried. */
function digest(subject: string): string {
  return createHash("sha256").update(subject).digest("base64url");
}
