import type { Kysely } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import type { PetitionsTables } from "../queries/tables.ts";
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

interface Means {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
}

/** The files of a draft that are whole, in the order in which they were attached. */
export async function draftAttachments({ db, cipher }: Means, draftId: string): Promise<AttachedFile[]> {
  const rows = await attachments(db)
    .where("draft_id", "=", draftId)
    .where("completed_at", "is not", null)
    .execute();
  return rows.map((row) => ({ id: row.id, name: openName(cipher, row).name, bytes: row.expected }));
}

/** Those of which a part is there: whoever chooses the same file again goes on where it broke off. */
export async function unfinishedAttachments(
  { db, cipher }: Means,
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
  { db, cipher }: Means,
  petitionId: string,
): Promise<AttachedFile[]> {
  const rows = await attachments(db).where("petition_id", "=", petitionId).execute();
  return rows.map((row) => ({ id: row.id, name: openName(cipher, row).name, bytes: row.expected }));
}

function attachments(db: Kysely<PetitionsTables>) {
  return db.selectFrom("attachments").selectAll().orderBy("began_at").orderBy("id");
}
