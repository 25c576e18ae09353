import { sql, type RawBuilder, type SqlBool } from "kysely";
import { idsFound, type DocumentSearch } from "./find-documents.ts";

/**
 * True where the column, a document's id, is among what the search finds, or among the first `most` of it, whichever these are. For lists
 * in an order of their own.
 */
export function isFound(column: string, search: DocumentSearch, most?: number): RawBuilder<SqlBool> {
  const found = idsFound(search);
  if (found === undefined) return sql<SqlBool>`false`;
  const limit = most === undefined ? sql`` : sql`limit ${most}`;
  return sql<SqlBool>`${sql.ref(column)} in (${found} ${limit})`;
}
