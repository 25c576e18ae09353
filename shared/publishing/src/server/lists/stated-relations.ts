import { sql, type Kysely } from "kysely";
import type { DocumentTables } from "./document-tables.ts";

/**
 * Ids of the documents that a document's texts name as related by their guids, in that order, whether they are published or not. A
 * guid of another module names nothing here.
 */
export async function statedRelations<Database>(
  db: Kysely<Database>,
  { texts, key }: DocumentTables,
  document: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select other.${sql.ref(key)} as id
    from ${sql.table(texts)} as own
      cross join jsonb_array_elements_text(own.related) with ordinality as named (name, place)
      join ${sql.table(texts)} as other on other.guid = named.name
    where own.${sql.ref(key)} = ${document} and other.${sql.ref(key)} <> ${document}
    group by other.${sql.ref(key)}
    order by min(named.place), id`.execute(db);
  return rows.map(({ id }) => id);
}
