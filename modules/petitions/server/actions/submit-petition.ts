import type { Kysely } from "kysely";
import type { Language } from "@madang/manifest";
import { hashPassword, verifyPassword } from "../domain/password-hash.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import type { PetitionText } from "../domain/petition-form.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { findBySubmissionKey } from "../queries/find-petition.ts";
import { grantAccess } from "../queries/grants.ts";
import { insertPetition } from "../queries/insert-petition.ts";
import { openColumn, petitionTextOf, type PetitionRow } from "../queries/sealed-petition.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface Submission {
  readonly submissionKey: string;
  readonly petition: PetitionText;
  readonly password: string;
  readonly language: Language;
  readonly visitor: string;
  readonly now: Date;
}

export interface SubmissionResult {
  /**
   * `changed`: the form was sent before with this key and other words; that petition stands as it was first sent, and these
   * words are not stored.
   */
  readonly outcome: "received" | "changed";
  readonly receiptNumber: string;
}

/** Safe to repeat: the same form gives the same receipt number, also when it is sent twice at once. */
export async function submitPetition(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  submission: Submission,
): Promise<SubmissionResult> {
  const earlier = await withinPatience(findBySubmissionKey(db, submission.submissionKey), patience.database);
  if (earlier !== undefined) return recognise({ db, cipher }, submission, earlier);
  const { password, now, ...rest } = submission;
  const passwordHash = await hashPassword(password);
  const receiptNumber = await withinPatience(
    insertPetition(db, cipher, { ...rest, passwordHash, arrivedAt: now }),
    patience.database,
  );
  if (receiptNumber !== undefined) return { outcome: "received", receiptNumber };
  const winner = await findBySubmissionKey(db, submission.submissionKey);
  if (winner === undefined) throw new TypeError("a submission key was taken and then not found");
  return recognise({ db, cipher }, submission, winner);
}

async function recognise(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  submission: Submission,
  row: PetitionRow,
): Promise<SubmissionResult> {
  const { receipt_number: receiptNumber, id: petitionId } = row;
  const samePassword = await verifyPassword(submission.password, openColumn(cipher, row, "password_hash"));
  if (!samePassword || !isSamePetition(submission.petition, petitionTextOf(cipher, row)))
    return { outcome: "changed", receiptNumber };
  await grantAccess(db, { petitionId, visitor: submission.visitor, now: submission.now });
  return { outcome: "received", receiptNumber };
}

function isSamePetition(sent: PetitionText, stored: PetitionText): boolean {
  return (Object.keys(sent) as (keyof PetitionText)[]).every((part) => sent[part] === stored[part]);
}
