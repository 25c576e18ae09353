import type { Kysely } from "kysely";
import type { PetitionsTables } from "../queries/tables.ts";
import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";
import { openName } from "./sealed-attachment.ts";

/** A file as the pages show it. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** One that has not come in whole. */
export interface UnfinishedFile extends AttachedFile {
  readonly received: number;
  readonly modified: number;
}

type Owned = Pick<AttachmentOwner, "column" | "id">;

/** The files that are whole, in the order in which they were attached. */
export async function wholeAttachments(
  { db, cipher }: AttachmentMeans,
  { column, id }: Owned,
): Promise<AttachedFile[]> {
  const rows = await attachments(db)
    .where(column, "=", id)
    .where("petition_id", "is", null)
    .where("completed_at", "is not", null)
    .execute();
  return rows.map((row) => ({ id: row.id, name: openName(cipher, row).name, bytes: row.expected }));
}

export function draftAttachments(means: AttachmentMeans, draftId: string): Promise<AttachedFile[]> {
  return wholeAttachments(means, { column: "draft_id", id: draftId });
}

/** Those of which a part is there: whoever chooses the same file again goes on where it broke off. */
export async function unfinishedAttachments(
  { db, cipher }: AttachmentMeans,
  draftId: string,
): Promise<UnfinishedFile[]> {
  const rows = await attachments(db)
    .where("draft_id", "=", draftId)
    .where("completed_at", "is", null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    bytes: row.expected,
    received: row.received,
    ...openName(cipher, row),
  }));
}

/** The files that were sent with a petition. */
export async function petitionAttachments(
  { db, cipher }: AttachmentMeans,
  petitionId: string,
): Promise<AttachedFile[]> {
  const rows = await attachments(db).where("petition_id", "=", petitionId).execute();
  return rows.map((row) => ({ id: row.id, name: openName(cipher, row).name, bytes: row.expected }));
}

function attachments(db: Kysely<PetitionsTables>) {
  return db.selectFrom("attachments").selectAll().orderBy("began_at").orderBy("id");
}
