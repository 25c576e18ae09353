import { sql, type Kysely } from "kysely";
import type { DocumentTables } from "./document-tables.ts";

/** Guids that a document's texts name as related, whether there is such a document yet or not. */
export async function statedGuids<Database>(
  db: Kysely<Database>,
  { texts, key }: DocumentTables,
  document: number,
): Promise<string[]> {
  const { rows } = await sql<{ guid: string }>`
    select distinct jsonb_array_elements_text(related) as guid from ${sql.table(texts)}
    where ${sql.ref(key)} = ${document}
    order by guid`.execute(db);
  return rows.map(({ guid }) => guid);
}
