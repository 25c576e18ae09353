import { sql, type SelectQueryBuilder } from "kysely";
import type { DocumentColumns } from "./document-columns.ts";

export interface ListPart {
  readonly limit: number;
  readonly offset?: number;
}

/** A part of the list in its one order, which every page, feed and neighbour follows. */
export async function newestFirst<Database, Tables extends keyof Database, Row>(
  list: SelectQueryBuilder<Database, Tables, Row>,
  { time, id }: DocumentColumns,
  { limit, offset = 0 }: ListPart,
): Promise<Row[]> {
  return list
    .orderBy(sql.ref(time), "desc")
    .orderBy(sql.ref(id), "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}
