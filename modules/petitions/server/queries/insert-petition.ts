import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import type { Language } from "@madang/manifest";
import type { PetitionText } from "../domain/petition-form.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { grantFor } from "./grants.ts";
import { accessEntry } from "./record-access.ts";
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
  const row = petitionRow(cipher, id, added);
  const event = arrivalEvent(cipher, id, added);
  const grant = grantFor({ petitionId: id, visitor: added.visitor, now: added.arrivedAt });
  const receiptNumber = await takeReceiptNumber(trx, added.arrivedAt);
  // One statement: from here on everyone else who sends a petition waits for this transaction's end.
  await trx
    .with("petition", (db) => db.insertInto("petitions").values({ ...row, receipt_number: receiptNumber }))
    .with("event", (db) => db.insertInto("petition_events").values(event))
    .with("sender", (db) => db.insertInto("grants").values(grant))
    .insertInto("access_log")
    .values(accessEntry({ visitor: added.visitor, receiptNumber, purpose: "submit" }))
    .execute();
  return receiptNumber;
}

function petitionRow(cipher: ColumnCipher, id: string, added: NewPetition) {
  const { petition, passwordHash, arrivedAt } = added;
  return {
    id,
    submission_key: added.submissionKey,
    type: petition.type,
    step: "arrived",
    language: added.language,
    reply: petition.reply,
    ...sealColumns(cipher, id, columnsOf(petition, passwordHash)),
    consented_at: arrivedAt,
    arrived_at: arrivedAt,
  };
}

function arrivalEvent(cipher: ColumnCipher, petitionId: string, { arrivedAt }: NewPetition) {
  const id = randomUUID();
  return { id, petition_id: petitionId, step: "arrived", at: arrivedAt, ...sealNote(cipher, id, "") };
}

/** SQLSTATE 23505, unique_violation. */
function isTakenKey(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === "23505" && constraint === "petitions_submission_key_key";
}
