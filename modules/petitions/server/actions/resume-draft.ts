import type { DraftEnd } from "../../contract/paths.ts";
import { endByCode, findDraftByCode } from "../queries/find-draft.ts";
import { countResumeAttempt, forgiveResumeAttempts } from "../queries/resume-attempts.ts";
import { grantDraft, type DraftMeans } from "../queries/write-draft.ts";

export interface Resumption {
  readonly code: string;
  readonly visitor: string;
  /** The client's address, where it is known. */
  readonly client: string | undefined;
  readonly now: Date;
}

export type ResumptionResult =
  | { readonly outcome: "resumed"; readonly draftId: string }
  | { readonly outcome: "refused"; readonly end: DraftEnd }
  | { readonly outcome: "limited" };

/** Opens a draft to whoever has its code. Wrong codes are counted by address before anything is looked up. */
export async function resumeDraft(means: DraftMeans, resumption: Resumption): Promise<ResumptionResult> {
  const { db, codes } = means;
  const { code, visitor, client, now } = resumption;
  const subject = codes.digestOfAddress(client ?? visitor);
  const { allowed } = await countResumeAttempt(db, { subject, now });
  if (!allowed) return { outcome: "limited" };
  const digest = codes.digestOf(code);
  const row = await findDraftByCode(db, { digest, now });
  if (row === undefined) return { outcome: "refused", end: await endByCode(db, digest) };
  await forgiveResumeAttempts(db, subject);
  await grantDraft(db, { draftId: row.id, visitor, now });
  return { outcome: "resumed", draftId: row.id };
}
