import { sql, type Kysely, type Transaction } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { openSupplement, sealSupplement, type SupplementText } from "./sealed-supplement.ts";
import type { PetitionsTables } from "./tables.ts";

export interface Supplement extends SupplementText {
  readonly id: string;
  readonly askedAt: Date;
  /** `2026-11-30` */
  readonly dueOn: string;
  readonly moreTime: number;
  readonly answeredAt: Date | undefined;
  readonly isOpen: boolean;
}

/** The latest request of the office, answered or not. `lock` makes others wait until the transaction ends. */
export async function latestSupplement(
  db: Kysely<PetitionsTables> | Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  petitionId: string,
  { lock = false } = {},
): Promise<Supplement | undefined> {
  const query = db
    .selectFrom("supplements")
    .select(["id", "asked_at", "more_time", "answered_at", "closed_at", "key_id", "request", "answer"])
    .select(sql<string>`due_on::text`.as("due_text"))
    .where("petition_id", "=", petitionId)
    .orderBy("asked_at", "desc")
    .limit(1);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    askedAt: row.asked_at,
    dueOn: row.due_text,
    moreTime: row.more_time,
    answeredAt: row.answered_at ?? undefined,
    isOpen: row.closed_at === null,
    ...openSupplement(cipher, row),
  };
}

export async function saveAnswer(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  { id, request, answer, now }: { id: string; request: string; answer: string; now: Date },
): Promise<void> {
  await trx
    .updateTable("supplements")
    .set({ answered_at: now, closed_at: now, ...sealSupplement(cipher, id, { request, answer }) })
    .where("id", "=", id)
    .execute();
}

/** From here on the clock counts again. */
export async function endStops(
  trx: Transaction<PetitionsTables>,
  { petitionId, now }: { petitionId: string; now: Date },
): Promise<void> {
  await trx
    .updateTable("petition_stops")
    .set({ to_at: sql<Date>`greatest(from_at, ${now})` })
    .where("petition_id", "=", petitionId)
    .where("to_at", "is", null)
    .execute();
}

export async function closeSupplements(
  trx: Transaction<PetitionsTables>,
  { petitionId, now }: { petitionId: string; now: Date },
): Promise<void> {
  await trx
    .updateTable("supplements")
    .set({ closed_at: now })
    .where("petition_id", "=", petitionId)
    .where("closed_at", "is", null)
    .execute();
}

export async function lengthenTerm(
  trx: Transaction<PetitionsTables>,
  { id, dueOn }: { id: string; dueOn: string },
): Promise<void> {
  await trx
    .updateTable("supplements")
    .set((row) => ({ due_on: dueOn, more_time: row("more_time", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
