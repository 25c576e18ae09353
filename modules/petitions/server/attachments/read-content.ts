import type { Kysely } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import type { PetitionsTables } from "../queries/tables.ts";
import { openPart } from "./sealed-attachment.ts";

/** The file in clear, its parts in order. At most `attachmentLimits.each` bytes. */
export async function readContent(
  db: Kysely<PetitionsTables>,
  cipher: ColumnCipher,
  id: string,
): Promise<Buffer> {
  const parts = await db
    .selectFrom("attachment_parts")
    .selectAll()
    .where("attachment_id", "=", id)
    .orderBy("start")
    .execute();
  return Buffer.concat(parts.map((part) => openPart(cipher, part)));
}
