import type { DraftText } from "../../contract/draft-steps.ts";
import { petitionPaths } from "../../contract/paths.ts";
import { formatResumeCode } from "../domain/resume-code.ts";
import { endOfDraft, findDraft, type AskedDraft } from "../queries/find-draft.ts";
import { findBySubmissionKey } from "../queries/find-petition.ts";
import { openDraftText } from "../queries/sealed-draft.ts";
import type { DraftMeans } from "../queries/write-draft.ts";

export interface Draft {
  readonly id: string;
  readonly text: DraftText;
  readonly revision: number;
  readonly savedAt: Date;
  readonly expiresAt: Date;
  /** As it is shown. */
  readonly code: string;
}

/** The draft in clear, for a visitor who may open it; undefined for anyone else. */
export async function openDraft(means: DraftMeans, asked: AskedDraft): Promise<Draft | undefined> {
  const row = await findDraft(means.db, asked);
  if (row === undefined) return undefined;
  return {
    id: row.id,
    text: openDraftText(means.cipher, row),
    revision: row.revision,
    savedAt: row.saved_at,
    expiresAt: row.expires_at,
    code: formatResumeCode(means.codes.codeFor(row.id, row.code_key_id)),
  };
}

/** Where a visitor is led whose draft cannot be opened: to the receipt of what was sent, or to the page that says what became of it. */
export async function wayOn({ db }: DraftMeans, asked: AskedDraft): Promise<string> {
  const end = await endOfDraft(db, asked);
  if (end !== "sent") return petitionPaths.ended(end);
  const petition = await findBySubmissionKey(db, asked.draftId);
  return petition === undefined ? petitionPaths.ended(end) : petitionPaths.receipt(petition.receipt_number);
}
