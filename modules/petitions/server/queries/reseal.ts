import type { Kysely } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { openNote, sealNote } from "./sealed-note.ts";
import { openColumns, sealColumns } from "./sealed-petition.ts";
import type { PetitionsTables } from "./tables.ts";

const batchSize = 100;

/** Seals a batch of petitions anew; answers how many. */
export async function resealPetitions(db: Kysely<PetitionsTables>, cipher: ColumnCipher): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom("petitions")
      .selectAll()
      .where("key_id", "<>", cipher.keyId)
      .limit(batchSize)
      .forUpdate()
      .execute();
    for (const row of rows)
      await trx
        .updateTable("petitions")
        .set(sealColumns(cipher, row.id, openColumns(cipher, row)))
        .where("id", "=", row.id)
        .execute();
    return rows.length;
  });
}

/** As `resealPetitions`, for the words of their history. */
export async function resealEvents(db: Kysely<PetitionsTables>, cipher: ColumnCipher): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom("petition_events")
      .selectAll()
      .where("key_id", "<>", cipher.keyId)
      .limit(batchSize)
      .forUpdate()
      .execute();
    for (const row of rows)
      await trx
        .updateTable("petition_events")
        .set(sealNote(cipher, row.id, openNote(cipher, row)))
        .where("id", "=", row.id)
        .execute();
    return rows.length;
  });
}
