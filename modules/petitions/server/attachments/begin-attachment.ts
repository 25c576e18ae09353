import { sql, type Transaction } from "kysely";
import { attachmentLimits } from "../../contract/attachment-limits.ts";
import { expiryAfter } from "../domain/draft-expiry.ts";
import { lockDraft, type AskedDraft } from "../queries/find-draft.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import type { DraftMeans } from "../queries/write-draft.ts";
import { refused, type Refused } from "./attachment-refusal.ts";
import { sealName, type FileName } from "./sealed-attachment.ts";

export interface NewAttachment extends AskedDraft, FileName {
  readonly id: string;
  /** Bytes that the file has; undefined while it comes in and nobody knows. */
  readonly expected: number | undefined;
}

export type Begun =
  /** `room`: bytes that the file may have. */
  | { readonly outcome: "begun"; readonly received: number; readonly room: number }
  | { readonly outcome: "gone" }
  | Refused;

/** Makes room for a file. The same id again finds what was begun. `gone`: this visitor has no such draft any more. */
export async function beginAttachment({ db, cipher }: DraftMeans, added: NewAttachment): Promise<Begun> {
  if (added.expected !== undefined && added.expected < 1) return refused("empty");
  if ((added.expected ?? 0) > attachmentLimits.each) return refused("too-large");
  return db.transaction().execute(async (trx): Promise<Begun> => {
    // The draft's row makes files that begin at the same moment queue: the limits hold for all of them together.
    const draft = await lockDraft(trx, added);
    if (draft === undefined) return { outcome: "gone" };
    const others = await attachmentsOf(trx, added.draftId);
    const known = others.find(({ id }) => id === added.id);
    if (known !== undefined) return { outcome: "begun", received: known.received, room: known.expected };
    const room = roomBeside(others);
    const expected = added.expected ?? room;
    if (others.length >= attachmentLimits.count) return refused("too-many");
    if (expected > room || room < 1) return refused("all-too-large");
    await trx
      .insertInto("attachments")
      .values({
        id: added.id,
        draft_id: added.draftId,
        petition_id: null,
        key_id: cipher.keyId,
        name: sealName(cipher, added.id, added),
        expected,
        type: null,
        digest: null,
        began_at: added.now,
        completed_at: null,
      })
      .execute();
    await prolong(trx, added);
    return { outcome: "begun", received: 0, room: expected };
  });
}

function attachmentsOf(trx: Transaction<PetitionsTables>, draftId: string) {
  return trx
    .selectFrom("attachments")
    .select(["id", "expected", "received"])
    .where("draft_id", "=", draftId)
    .execute();
}

/** Bytes that one more file may have. */
function roomBeside(others: readonly { readonly expected: number }[]): number {
  const taken = others.reduce((sum, { expected }) => sum + expected, 0);
  return Math.min(attachmentLimits.each, attachmentLimits.all - taken);
}

/** A draft that somebody works on lives on. */
async function prolong(trx: Transaction<PetitionsTables>, { draftId, now }: AskedDraft): Promise<void> {
  await sql`set local synchronous_commit = on`.execute(trx);
  await trx
    .updateTable("drafts")
    .set({ saved_at: now, expires_at: expiryAfter(now) })
    .where("id", "=", draftId)
    .execute();
}
