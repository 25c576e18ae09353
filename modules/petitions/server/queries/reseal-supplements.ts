import type { Kysely } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { openSupplement, sealSupplement } from "./sealed-supplement.ts";
import type { PetitionsTables } from "./tables.ts";

const batchSize = 100;

/** Seals a batch of supplements anew; answers how many. */
export async function resealSupplements(db: Kysely<PetitionsTables>, cipher: ColumnCipher): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom("supplements")
      .select(["id", "key_id", "request", "answer"])
      .where("key_id", "<>", cipher.keyId)
      .limit(batchSize)
      .forUpdate()
      .execute();
    for (const row of rows)
      await trx
        .updateTable("supplements")
        .set(sealSupplement(cipher, row.id, openSupplement(cipher, row)))
        .where("id", "=", row.id)
        .execute();
    return rows.length;
  });
}
