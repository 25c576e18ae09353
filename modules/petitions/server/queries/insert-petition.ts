import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Language } from "@madang/manifest";
import type { PetitionText } from "../domain/petition-form.ts";
import { handOverAttachments } from "../attachments/hand-over-attachments.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { endDrafts } from "./end-draft.ts";
import { lockDraft } from "./find-draft.ts";
import { grantFor } from "./grants.ts";
import { accessEntry } from "./record-access.ts";
import { sealNote } from "./sealed-note.ts";
import { columnsOf, sealColumns } from "./sealed-petition.ts";
import type { PetitionsTables } from "./tables.ts";
import { takeReceiptNumber } from "./take-receipt-number.ts";
import type { DraftMeans } from "./write-draft.ts";

export interface NewPetition {
  /** The draft that becomes the petition; its id makes sending it twice one petition. */
  readonly draftId: string;
  readonly revision: number;
  readonly petition: PetitionText;
  readonly passwordHash: string;
  readonly language: Language;
  readonly visitor: string;
  readonly arrivedAt: Date;
}

export type Insertion =
  | { readonly outcome: "received"; readonly receiptNumber: string }
  /** The draft was sent or deleted in the meantime. */
  | { readonly outcome: "gone" }
  | { readonly outcome: "changed" };

/**
 * Turns the draft into a petition with its history, the sender's grant and the record of access in one transaction, and
 * answers the receipt number after the commit has reached the disk. Otherwise nothing is written.
 */
export async function insertPetition({ db, cipher }: DraftMeans, added: NewPetition): Promise<Insertion> {
  try {
    return await db.transaction().execute((trx) => insertInto(trx, cipher, added));
  } catch (error) {
    if (isTakenKey(error)) return { outcome: "gone" };
    throw error;
  }
}

async function insertInto(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  added: NewPetition,
): Promise<Insertion> {
  const { draftId, visitor, arrivedAt } = added;
  // Whatever the server's default: a number that a citizen has seen survives a crash of the database.
  await sql`set local synchronous_commit = on`.execute(trx);
  const draft = await lockDraft(trx, { draftId, visitor, now: arrivedAt });
  if (draft === undefined) return { outcome: "gone" };
  if (draft.revision !== added.revision) return { outcome: "changed" };
  const petitionId = randomUUID();
  // Before the draft goes, and its files with it.
  await handOverAttachments(trx, { column: "draft_id", id: draftId, petitionId });
  await endDrafts(trx, { drafts: [draft], how: "sent", now: arrivedAt });
  return { outcome: "received", receiptNumber: await insertRows(trx, cipher, petitionId, added) };
}

async function insertRows(
  trx: Transaction<PetitionsTables>,
  cipher: ColumnCipher,
  id: string,
  added: NewPetition,
): Promise<string> {
  const { visitor, arrivedAt } = added;
  const row = petitionRow(cipher, id, added);
  const event = arrivalEvent(cipher, id, added);
  const grant = grantFor({ petitionId: id, visitor, now: arrivedAt });
  const receiptNumber = await takeReceiptNumber(trx, arrivedAt);
  // One statement: from here on everyone else who sends a petition waits for this transaction's end.
  await trx
    .with("petition", (db) => db.insertInto("petitions").values({ ...row, receipt_number: receiptNumber }))
    .with("event", (db) => db.insertInto("petition_events").values(event))
    .with("sender", (db) => db.insertInto("grants").values(grant))
    .insertInto("access_log")
    .values(accessEntry({ visitor, receiptNumber, purpose: "submit" }))
    .execute();
  return receiptNumber;
}

function petitionRow(cipher: ColumnCipher, id: string, added: NewPetition) {
  const { petition, passwordHash, arrivedAt } = added;
  return {
    id,
    submission_key: added.draftId,
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
