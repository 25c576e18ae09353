import type { Language } from "@madang/manifest";
import { sql, type Kysely } from "kysely";
import type { DocumentMatch } from "../../search-findings.ts";
import { inContext } from "./in-context.ts";
import { hitPatterns, hitsIn, markText } from "./mark-text.ts";
import type { SearchedTables } from "./search-table.ts";

interface Wanted {
  readonly ids: readonly number[];
  readonly language: Language;
  readonly words: readonly string[];
}

interface TextRow {
  readonly id: number;
  readonly title: string;
  readonly department: string;
  readonly words: string;
}

/** What a search found in each of the documents of a page. */
export async function documentMatches<Database>(
  db: Kysely<Database>,
  { texts, key }: SearchedTables,
  { ids, language, words }: Wanted,
): Promise<Readonly<Record<number, DocumentMatch>>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<TextRow>`
    select ${sql.ref(key)} as id, title, department, words from ${sql.table(texts)}
    where ${sql.ref(key)} = any(${[...ids]}::integer[]) and language = ${language}`.execute(db);
  const patterns = hitPatterns(words);
  return Object.fromEntries(rows.map((row) => [row.id, matchOf(row, patterns)]));
}

function matchOf(row: TextRow, patterns: readonly RegExp[]): DocumentMatch {
  const title = row.title.normalize("NFC");
  return { title: markText(title, hitsIn(title, patterns)), context: inContext(textOf(row), patterns) };
}

/** Without number, title and department, which stand in the row already; before the text come no more lines than these. */
function textOf({ department, words }: TextRow): string {
  const lines = words.normalize("NFC").split("\n");
  const head = lines.slice(0, 3).indexOf(department.normalize("NFC"));
  return lines.slice(head + 1).join(" ");
}
