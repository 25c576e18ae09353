import type { Language } from "@madang/manifest";
import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from "kysely";
import type { FoundCount } from "../../search-findings.ts";
import type { ListPart } from "../lists/newest-first.ts";
import { searchConditions, type SearchConditions } from "./search-condition.ts";
import { searchTerms } from "./search-terms.ts";

/** What a search is narrowed by; all of it stands in the search table, but for `also`. */
export interface DocumentSearch {
  /** For example `notice_search`. */
  readonly table: string;
  readonly language: Language;
  readonly now: Date;
  /** As a visitor typed them; none for the whole list. */
  readonly words: readonly string[];
  readonly categories?: readonly string[] | undefined;
  readonly department?: string | undefined;
  readonly since?: Date | undefined;
  readonly before?: Date | undefined;
  /** A condition on the table of documents, which is read only then. */
  readonly also?: { readonly documents: string; readonly condition: Expression<SqlBool> } | undefined;
}

/** Counting stops there: a list says "1,000 or more". */
export const mostCounted = 1000;

/** How many documents there are; of a search, up to a thousand. */
export async function countFound<Database>(
  db: Kysely<Database>,
  search: DocumentSearch,
): Promise<FoundCount> {
  const found = idsFound(search);
  if (found === undefined) return { total: 0, more: false };
  const limit = search.words.length === 0 ? sql`` : sql`limit ${mostCounted + 1}`;
  const { rows } = await sql<{ total: string }>`
    select count(*) as total from (${found} ${limit}) as found`.execute(db);
  const total = Number(rows[0]?.total ?? 0);
  const more = search.words.length > 0 && total > mostCounted;
  return { total: more ? mostCounted : total, more };
}

/** The ids of what there is, in no order; undefined where the words hold nothing that can be searched for. */
export function idsFound(search: DocumentSearch): RawBuilder<unknown> | undefined {
  if (search.words.length === 0) return sql`select s.document_id ${rowsFound(search)}`;
  const { terms } = searchTerms(search.words);
  if (terms.length === 0) return undefined;
  const conditions = searchConditions("s", terms);
  const recheck = conditions.recheck === undefined ? sql`` : sql`and ${conditions.recheck}`;
  return sql`select s.document_id ${rowsFound(search, conditions)} ${recheck}`;
}

/** A part of what there is, newest first; of a search, first where the title has all the words. */
export async function findDocuments<Database>(
  db: Kysely<Database>,
  search: DocumentSearch,
  { limit, offset = 0 }: ListPart,
): Promise<number[]> {
  const ordered = search.words.length === 0 ? newestRows(search) : rowsInOrder(search);
  if (ordered === undefined) return [];
  const { rows } = await sql<{ document_id: number }>`${ordered} limit ${limit} offset ${offset}`.execute(db);
  return rows.map((row) => row.document_id);
}

function newestRows(search: DocumentSearch): RawBuilder<unknown> {
  return sql`select s.document_id ${rowsFound(search)} order by s.published_at desc, s.document_id desc`;
}

function rowsInOrder(search: DocumentSearch): RawBuilder<unknown> | undefined {
  const { terms } = searchTerms(search.words);
  if (terms.length === 0) return undefined;
  const conditions = searchConditions("s", terms);
  const order = sql`in_title desc, published_at desc, document_id desc`;
  return sql`
    select document_id from (
      select s.document_id, s.published_at, ${conditions.inTitle} as in_title
      ${rowsFound(search, conditions)}
      order by ${order} offset 0
    ) as candidates
    ${recheckInOrder(search, conditions)}
    order by ${order}`;
}

function rowsFound(search: DocumentSearch, words?: SearchConditions): RawBuilder<unknown> {
  const { table, language, now, categories, department, since, before, also } = search;
  const conditions = [
    sql`s.language = ${language}`,
    sql`s.published_at <= ${now}`,
    ...(words === undefined ? [] : [words.grams]),
    ...(categories === undefined ? [] : [sql`s.category = any(${[...categories]}::text[])`]),
    ...(department === undefined ? [] : [sql`s.department = ${department}`]),
    ...(since === undefined ? [] : [sql`s.published_at >= ${since}`]),
    ...(before === undefined ? [] : [sql`s.published_at < ${before}`]),
    ...(also === undefined ? [] : [also.condition]),
  ];
  const join =
    also === undefined
      ? sql``
      : sql`join ${sql.table(also.documents)} on ${sql.ref(`${also.documents}.id`)} = s.document_id`;
  return sql`from ${sql.table(table)} as s ${join} where ${sql.join(conditions, sql` and `)}`;
}

/**
 * Long texts are read row by row in the order of the answer, until the page is full: of a frequent word ten of them instead of
 * thousands. A subquery of one value is never turned into a join.
 */
function recheckInOrder(
  { table, language }: DocumentSearch,
  { recheck }: SearchConditions,
): RawBuilder<unknown> {
  if (recheck === undefined) return sql``;
  return sql`where (select ${recheck} from ${sql.table(table)} as s
    where s.document_id = candidates.document_id and s.language = ${language})`;
}
