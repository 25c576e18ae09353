import { sql, type Expression, type SqlBool } from "kysely";

/** True where the column contains every word, whatever its case. The words are data: their %, _ and \ mean themselves. */
export function containsWords(column: string, words: readonly string[]): Expression<SqlBool> {
  const conditions = words.map((word) => sql<SqlBool>`${sql.ref(column)} ilike ${patternOf(word)}`);
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
