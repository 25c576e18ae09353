import type { Kysely, Transaction } from "kysely";
import { handOverAttachments } from "../attachments/hand-over-attachments.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { advancePetition } from "../queries/advance-petition.ts";
import type { PetitionRow } from "../queries/sealed-petition.ts";
import { endStops, latestSupplement, saveAnswer, type Supplement } from "../queries/supplements.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface SupplementAnswer {
  readonly petition: PetitionRow;
  readonly visitor: string;
  /** Of the request that the form answers. */
  readonly supplementId: string;
  readonly answer: string;
  readonly now: Date;
}

/**
 * `received` also for the same answer sent again. `sent-before`: another answer was stored already. `closed`: nothing is
 * asked for any more.
 */
export type AnswerOutcome = "received" | "sent-before" | "closed";

/** Stores the answer, lets the clock count again and says so in the history; all of it, or nothing. Safe to repeat. */
export async function answerSupplement(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  sent: SupplementAnswer,
): Promise<AnswerOutcome> {
  return db.transaction().execute(async (trx) => {
    const asked = await latestSupplement(trx, cipher, sent.petition.id, { lock: true });
    if (asked === undefined || asked.id !== sent.supplementId) return "closed";
    if (asked.answeredAt !== undefined) return asked.answer === sent.answer ? "received" : "sent-before";
    return asked.isOpen ? store(trx, cipher, sent, asked) : "closed";
  });
}

async function store(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  { petition, visitor, answer, now }: SupplementAnswer,
  { id, request }: Supplement,
): Promise<AnswerOutcome> {
  const moved = await advancePetition(trx, cipher, {
    petitionId: petition.id,
    receiptNumber: petition.receipt_number,
    visitor,
    at: now,
    from: ["supplement-asked"],
    to: "in-progress",
    event: { step: "supplement-received", note: "", actionKey: id },
    purpose: "answer-supplement",
  });
  if (!moved) return "closed";
  await saveAnswer(trx, cipher, { id, request, answer, now });
  await handOverAttachments(trx, { column: "supplement_id", id, petitionId: petition.id });
  await endStops(trx, { petitionId: petition.id, now });
  return "received";
}
