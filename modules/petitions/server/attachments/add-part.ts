import { sql, type Transaction } from "kysely";
import type { PetitionsTables } from "../queries/tables.ts";
import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";
import type { Added } from "./attachment-refusal.ts";
import { completeAttachment } from "./complete-attachment.ts";
import { sealPart, type AttachmentRow } from "./sealed-attachment.ts";

export interface NewPart {
  readonly id: string;
  /** Place of the first byte. */
  readonly start: number;
  readonly bytes: Buffer;
  /** Of a file whose size nobody knows beforehand: whether it ends here. */
  readonly last?: boolean;
}

/**
 * Adds a part at the end of what is there, on disk before it is told. A part that was sent before, or too early, changes
 * nothing: the answer says where to go on. The last part completes the file, or has it thrown away where it is refused.
 */
export async function addPart(means: AttachmentMeans, owner: AttachmentOwner, part: NewPart): Promise<Added> {
  return means.db.transaction().execute(async (trx): Promise<Added> => {
    await sql`set local synchronous_commit = on`.execute(trx);
    const row = await lockedAttachment(trx, owner, part.id);
    if (row === undefined) return { outcome: "gone" };
    if (row.completed_at !== null) return { outcome: "added", received: row.received, complete: true };
    const received = part.start === row.received ? await append(trx, means, row, part) : row.received;
    const isWhole = part.last ?? received === row.expected;
    if (!isWhole) return { outcome: "added", received, complete: false };
    return completeAttachment(trx, means, owner, { ...row, received });
  });
}

/** Locks what it belongs to as well: a file never changes while that is sent. */
async function lockedAttachment(
  trx: Transaction<PetitionsTables>,
  owner: AttachmentOwner,
  id: string,
): Promise<AttachmentRow | undefined> {
  if (!(await owner.lock(trx))) return undefined;
  return trx
    .selectFrom("attachments")
    .selectAll()
    .where("id", "=", id)
    .where(owner.column, "=", owner.id)
    .executeTakeFirst();
}

async function append(
  trx: Transaction<PetitionsTables>,
  { cipher }: AttachmentMeans,
  row: AttachmentRow,
  { id, start, bytes }: NewPart,
): Promise<number> {
  // More than was announced is not kept; the file is then compared with what it was to be.
  const kept = bytes.subarray(0, row.expected - row.received);
  if (kept.length === 0) return row.received;
  const received = row.received + kept.length;
  await trx
    .insertInto("attachment_parts")
    .values({ attachment_id: id, start, ...sealPart(cipher, { id, start, bytes: kept }) })
    .execute();
  await trx.updateTable("attachments").set({ received }).where("id", "=", id).execute();
  return received;
}
