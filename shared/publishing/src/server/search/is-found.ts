import { sql, type RawBuilder, type SqlBool } from "kysely";
import { idsFound, type DocumentSearch } from "./find-documents.ts";

/** True where the column, a document's id, is among what the search finds. For lists in an order of their own. */
export function isFound(
  column: string,
  search: Pick<DocumentSearch, "table" | "language" | "now" | "words">,
): RawBuilder<SqlBool> {
  const found = idsFound(search);
  return found === undefined ? sql<SqlBool>`false` : sql<SqlBool>`${sql.ref(column)} in (${found})`;
}
