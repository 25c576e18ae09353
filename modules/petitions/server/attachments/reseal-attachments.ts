import type { Kysely } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import { openDigest, openName, openPart, sealDigest, sealName, sealPart } from "./sealed-attachment.ts";

const batchSize = 50;

/** Seals names and digests of a batch of files anew; answers how many. */
export async function resealAttachments(db: Kysely<PetitionsTables>, cipher: ColumnCipher): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom("attachments")
      .selectAll()
      .where("key_id", "<>", cipher.keyId)
      .limit(batchSize)
      .forUpdate()
      .execute();
    for (const row of rows)
      await trx
        .updateTable("attachments")
        .set({
          key_id: cipher.keyId,
          name: sealName(cipher, row.id, openName(cipher, row)),
          digest: row.digest === null ? null : sealDigest(cipher, row.id, openDigest(cipher, row)),
        })
        .where("id", "=", row.id)
        .execute();
    return rows.length;
  });
}

/** As `resealAttachments`, for the parts of their contents. */
export async function resealParts(db: Kysely<PetitionsTables>, cipher: ColumnCipher): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const parts = await trx
      .selectFrom("attachment_parts")
      .selectAll()
      .where("key_id", "<>", cipher.keyId)
      .limit(batchSize)
      .forUpdate()
      .execute();
    for (const part of parts) {
      const { attachment_id: id, start } = part;
      await trx
        .updateTable("attachment_parts")
        .set(sealPart(cipher, { id, start, bytes: openPart(cipher, part) }))
        .where("attachment_id", "=", id)
        .where("start", "=", start)
        .execute();
    }
    return parts.length;
  });
}
