import type { Kysely } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { findGranted } from "../queries/find-petition.ts";
import { recordAccess } from "../queries/record-access.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import { readContent } from "./read-content.ts";
import { openName } from "./sealed-attachment.ts";

export interface SentAttachment {
  readonly name: string;
  /** Media type by content. */
  readonly type: string;
  readonly content: Buffer;
}

/** A petition's file in clear, for a visitor with a grant, and on record; undefined for anyone else. */
export async function sentAttachment(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  asked: { receiptNumber: string; id: string; visitor: string; now: Date },
): Promise<SentAttachment | undefined> {
  const { receiptNumber, id, visitor } = asked;
  const petition = await findGranted(db, asked);
  if (petition === undefined) return undefined;
  const row = await db
    .selectFrom("attachments")
    .selectAll()
    .where("id", "=", id)
    .where("petition_id", "=", petition.id)
    .executeTakeFirst();
  if (row === undefined || row.type === null) return undefined;
  await recordAccess(db, { visitor, receiptNumber, purpose: "view-file" });
  return { name: openName(cipher, row).name, type: row.type, content: await readContent(db, cipher, id) };
}
