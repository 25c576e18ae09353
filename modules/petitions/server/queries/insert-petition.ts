import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import type { Language } from "@madang/manifest";
import type { PetitionText } from "../domain/petition-form.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { grantAccess } from "./grants.ts";
import { recordAccess } from "./record-access.ts";
import { sealNote } from "./sealed-note.ts";
import { columnsOf, sealColumns } from "./sealed-petition.ts";
import type { PetitionsTables } from "./tables.ts";
import { takeReceiptNumber } from "./take-receipt-number.ts";

export interface NewPetition {
  readonly submissionKey: string;
  readonly petition: PetitionText;
  readonly passwordHash: string;
  readonly language: Language;
  readonly visitor: string;
  readonly arrivedAt: Date;
}

/**
 * Writes the petition, its history, the sender's grant and the record of access in one transaction, and answers the receipt
 * number after the commit has reached the disk. Answers undefined, and writes nothing, where the submission key is taken.
 */
export async function insertPetition(
  db: Kysely<PetitionsTables>,
  cipher: ColumnCipher,
  added: NewPetition,
): Promise<string | undefined> {
  try {
    return await db.transaction().execute((trx) => insertInto(trx, cipher, added));
  } catch (error) {
    if (isTakenKey(error)) return undefined;
    throw error;
  }
}

async function insertInto(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  added: NewPetition,
): Promise<string> {
  // Whatever the server's default: a number that a citizen has seen survives a crash of the database.
  await sql`set local synchronous_commit = on`.execute(trx);
  const id = randomUUID();
  const receiptNumber = await takeReceiptNumber(trx, added.arrivedAt);
  await insertRow(trx, cipher, { ...added, id, receiptNumber });
  const eventId = randomUUID();
  await trx
    .insertInto("petition_events")
    .values({
      id: eventId,
      petition_id: id,
      step: "arrived",
      at: added.arrivedAt,
      ...sealNote(cipher, eventId, ""),
    })
    .execute();
  const { visitor, arrivedAt: now } = added;
  await grantAccess(trx, { petitionId: id, visitor, now });
  await recordAccess(trx, { visitor, receiptNumber, purpose: "submit" });
  return receiptNumber;
}

async function insertRow(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  added: NewPetition & { id: string; receiptNumber: string },
): Promise<void> {
  const { id, petition, passwordHash, arrivedAt } = added;
  await trx
    .insertInto("petitions")
    .values({
      id,
      receipt_number: added.receiptNumber,
      submission_key: added.submissionKey,
      type: petition.type,
      step: "arrived",
      language: added.language,
      reply: petition.reply,
      ...sealColumns(cipher, id, columnsOf(petition, passwordHash)),
      consented_at: arrivedAt,
      arrived_at: arrivedAt,
    })
    .execute();
}

/** SQLSTATE 23505, unique_violation. */
function isTakenKey(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === "23505" && constraint === "petitions_submission_key_key";
}
