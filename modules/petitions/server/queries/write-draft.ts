import { sql, type Kysely, type Transaction } from "kysely";
import type { Language } from "@madang/manifest";
import type { DraftText } from "../../contract/draft-steps.ts";
import { expiryAfter } from "../domain/draft-expiry.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import type { ResumeCodes } from "../encryption/resume-codes.ts";
import { lockDraft, type AskedDraft } from "./find-draft.ts";
import { openDraftText, sealDraft } from "./sealed-draft.ts";
import type { PetitionsTables } from "./tables.ts";

/** What drafts are kept with. */
export interface DraftMeans {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
  readonly codes: ResumeCodes;
}

export interface NewDraft extends AskedDraft {
  readonly text: DraftText;
  readonly language: Language;
}

/** Keeps a new draft and opens it to its writer. The same id twice is one draft: a form sent twice finds it made. */
export async function insertDraft(means: DraftMeans, added: NewDraft): Promise<void> {
  const { db, cipher, codes } = means;
  const { draftId, visitor, now, text, language } = added;
  await db.transaction().execute(async (trx) => {
    await onDisk(trx);
    await trx
      .insertInto("drafts")
      .values({
        id: draftId,
        language,
        ...sealDraft(cipher, draftId, text),
        code_key_id: codes.keyId,
        code_digest: codes.digestOf(codes.codeFor(draftId, codes.keyId)),
        revision: 1,
        saved_at: now,
        expires_at: expiryAfter(now),
      })
      .execute();
    await grantDraft(trx, { draftId, visitor, now });
  });
}

export async function grantDraft(
  db: Kysely<PetitionsTables>,
  { draftId, visitor, now }: AskedDraft,
): Promise<void> {
  await db
    .insertInto("draft_grants")
    .values({ draft_id: draftId, visitor, granted_at: now })
    .onConflict((conflict) => conflict.columns(["draft_id", "visitor"]).doNothing())
    .execute();
}

/** Keeps some parts anew and lets the draft live on from now. False where this visitor has no such draft any more. */
export async function changeDraft(
  { db, cipher }: DraftMeans,
  asked: AskedDraft,
  changes: Partial<DraftText>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await onDisk(trx);
    const row = await lockDraft(trx, asked);
    if (row === undefined) return false;
    const before = openDraftText(cipher, row);
    const text = { ...before, ...changes };
    const isChanged = Object.entries(text).some(
      ([field, value]) => before[field as keyof DraftText] !== value,
    );
    await trx
      .updateTable("drafts")
      .set({
        ...sealDraft(cipher, row.id, text),
        revision: row.revision + (isChanged ? 1 : 0),
        saved_at: asked.now,
        expires_at: expiryAfter(asked.now),
      })
      .where("id", "=", row.id)
      .execute();
    return true;
  });
}

/** Whatever the server's default: what a citizen was told is saved survives a crash of the database. */
async function onDisk(trx: Transaction<PetitionsTables>): Promise<void> {
  await sql`set local synchronous_commit = on`.execute(trx);
}
