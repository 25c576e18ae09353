import type { Kysely } from "kysely";
import type { SearchFindings } from "../../search-findings.ts";
import { documentMatches } from "./document-matches.ts";
import type { DocumentSearch } from "./find-documents.ts";
import type { SearchedTables } from "./search-table.ts";
import { searchTerms } from "./search-terms.ts";
import { suggestWords } from "./suggest-words.ts";

interface Found {
  readonly search: DocumentSearch;
  /** The words as they were typed; `search` may have settled for others. */
  readonly typed: readonly string[];
  /** The documents of the page. */
  readonly items: readonly { readonly id: number }[];
}

/** What a list says of a search beside its rows: the words in context, or ways on where nothing was found. */
export async function searchFindings<Database>(
  db: Kysely<Database>,
  tables: SearchedTables,
  { search, typed, items }: Found,
): Promise<SearchFindings> {
  const { language, words } = search;
  const ids = items.map(({ id }) => id);
  const loose = typed.some((word, at) => words[at] !== word);
  return {
    matches: await documentMatches(db, tables, { ids, language, words }),
    instead: searchTerms(typed, { loose }).instead,
    ...(items.length === 0 && { help: await suggestWords(db, search) }),
  };
}
