import { sql, type SelectQueryBuilder, type SqlBool } from "kysely";
import type { DocumentColumns } from "./document-columns.ts";

/** Where a document stands in its list. */
export interface DocumentPlace {
  readonly id: number;
  readonly time: Date;
}

export interface Neighbours<Row> {
  readonly older: Row | undefined;
  readonly newer: Row | undefined;
}

/** The documents before and after this one in the list. */
export async function neighboursIn<Database, Tables extends keyof Database, Row>(
  list: SelectQueryBuilder<Database, Tables, Row>,
  columns: DocumentColumns,
  place: DocumentPlace,
): Promise<Neighbours<Row>> {
  const position = sql`(${sql.ref(columns.time)}, ${sql.ref(columns.id)})`;
  const own = sql`(${place.time}::timestamptz, ${place.id}::integer)`;
  const nearest = (beyond: "<" | ">", order: "asc" | "desc"): Promise<Row | undefined> =>
    list
      .where(sql<SqlBool>`${position} ${sql.raw(beyond)} ${own}`)
      .orderBy(sql.ref(columns.time), order)
      .orderBy(sql.ref(columns.id), order)
      .limit(1)
      .executeTakeFirst();
  return { older: await nearest("<", "desc"), newer: await nearest(">", "asc") };
}
