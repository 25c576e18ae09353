import type { Language } from "@madang/manifest";
import { hashPassword, verifyPassword } from "../domain/password-hash.ts";
import { patience, withinPatience } from "../domain/patience.ts";
import { checkDraft, type PetitionText } from "../domain/petition-form.ts";
import { endOfDraft, findDraft, type AskedDraft } from "../queries/find-draft.ts";
import { findBySubmissionKey } from "../queries/find-petition.ts";
import { grantAccess } from "../queries/grants.ts";
import { insertPetition } from "../queries/insert-petition.ts";
import { openDraftText } from "../queries/sealed-draft.ts";
import { openColumn } from "../queries/sealed-petition.ts";
import type { DraftMeans } from "../queries/write-draft.ts";
import { wayOn } from "./open-draft.ts";

export interface Submission extends AskedDraft {
  /** Revision of the draft that was reviewed. */
  readonly revision: number;
  readonly password: string;
  readonly language: Language;
}

export type SubmissionResult =
  | { readonly outcome: "received"; readonly receiptNumber: string }
  /** The draft was changed after it was reviewed, or is not complete: nothing is sent. */
  | { readonly outcome: "changed" }
  /** Sent before, with another password, or gone. `path` leads on. */
  | { readonly outcome: "ended"; readonly path: string };

/** Sends a draft. Safe to repeat: a draft is one petition, and sending it again finds the first receipt number. */
export async function submitPetition(means: DraftMeans, submission: Submission): Promise<SubmissionResult> {
  const reviewed = await withinPatience(reviewedPetition(means, submission), patience.database);
  if (reviewed === "gone") return recognise(means, submission);
  if (reviewed === "changed") return { outcome: "changed" };
  const { password, now, draftId, ...rest } = submission;
  const passwordHash = await hashPassword(password);
  const added = { ...rest, draftId, petition: reviewed, passwordHash, arrivedAt: now };
  const result = await withinPatience(insertPetition(means, added), patience.database);
  if (result.outcome === "gone") return recognise(means, submission);
  return result;
}

async function reviewedPetition(
  { db, cipher }: DraftMeans,
  submission: Submission,
): Promise<PetitionText | "gone" | "changed"> {
  const row = await findDraft(db, submission);
  if (row === undefined) return "gone";
  const checked = checkDraft(openDraftText(cipher, row));
  return row.revision === submission.revision && checked.ok ? checked.petition : "changed";
}

/** A draft that is gone was sent before, by this very form perhaps: the same password proves it and opens the receipt again. */
async function recognise(means: DraftMeans, submission: Submission): Promise<SubmissionResult> {
  const { db, cipher } = means;
  const { draftId, visitor, now, password } = submission;
  const wasTheirs = (await endOfDraft(db, submission)) === "sent";
  const petition = wasTheirs ? await findBySubmissionKey(db, draftId) : undefined;
  if (petition === undefined) return { outcome: "ended", path: await wayOn(means, submission) };
  const isRight = await verifyPassword(password, openColumn(cipher, petition, "password_hash"));
  if (!isRight) return { outcome: "ended", path: await wayOn(means, submission) };
  await grantAccess(db, { petitionId: petition.id, visitor, now });
  return { outcome: "received", receiptNumber: petition.receipt_number };
}
