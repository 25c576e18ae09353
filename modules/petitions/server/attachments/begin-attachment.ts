import { sql, type Transaction } from "kysely";
import { attachmentLimits } from "../../contract/attachment-limits.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";
import { refused, type Refused } from "./attachment-refusal.ts";
import { sealName, type FileName } from "./sealed-attachment.ts";

export interface NewAttachment extends FileName {
  readonly id: string;
  /** Bytes that the file has; undefined while it comes in and nobody knows. */
  readonly expected: number | undefined;
}

export type Begun =
  /** `room`: bytes that the file may have. */
  | { readonly outcome: "begun"; readonly received: number; readonly room: number }
  /** This visitor has no such draft or request any more. */
  | { readonly outcome: "gone" }
  | Refused;

/** Makes room for a file. The same id again finds what was begun. */
export async function beginAttachment(
  { db, cipher }: AttachmentMeans,
  owner: AttachmentOwner,
  added: NewAttachment,
): Promise<Begun> {
  if (added.expected !== undefined && added.expected < 1) return refused("empty");
  if ((added.expected ?? 0) > attachmentLimits.each) return refused("too-large");
  return db.transaction().execute(async (trx): Promise<Begun> => {
    await sql`set local synchronous_commit = on`.execute(trx);
    if (!(await owner.lock(trx))) return { outcome: "gone" };
    const others = await attachmentsOf(trx, owner);
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
        draft_id: null,
        supplement_id: null,
        petition_id: null,
        [owner.column]: owner.id,
        key_id: cipher.keyId,
        name: sealName(cipher, added.id, added),
        expected,
        type: null,
        digest: null,
        began_at: owner.now,
        completed_at: null,
      })
      .execute();
    await owner.touch(trx, false);
    return { outcome: "begun", received: 0, room: expected };
  });
}

function attachmentsOf(trx: Transaction<PetitionsTables>, { column, id }: AttachmentOwner) {
  return trx
    .selectFrom("attachments")
    .select(["id", "expected", "received"])
    .where(column, "=", id)
    .execute();
}

/** Bytes that one more file may have. */
function roomBeside(others: readonly { readonly expected: number }[]): number {
  const taken = others.reduce((sum, { expected }) => sum + expected, 0);
  return Math.min(attachmentLimits.each, attachmentLimits.all - taken);
}
