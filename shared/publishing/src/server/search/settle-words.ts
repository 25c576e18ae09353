import type { Kysely } from "kysely";
import { countFound, type DocumentSearch } from "./find-documents.ts";
import { searchTerms } from "./search-terms.ts";

/**
 * The words to search for: as they were typed, or, where nothing has them, without endings that may be 조사 and may belong to a
 * noun (주차장도, 순천만).
 */
export async function settleWords<Database>(
  db: Kysely<Database>,
  search: DocumentSearch,
): Promise<readonly string[]> {
  const { words } = search;
  const loose = new Map(searchTerms(words, { loose: true }).instead.map(({ typed, word }) => [typed, word]));
  const strict = searchTerms(words).instead;
  const differs = loose.size > strict.length || strict.some(({ typed, word }) => loose.get(typed) !== word);
  if (!differs || (await countFound(db, search)).total > 0) return words;
  return words.map((word) => loose.get(word) ?? word);
}
