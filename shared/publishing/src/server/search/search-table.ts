import { sql, type Kysely } from "kysely";
import { searchColumns } from "./search-columns.ts";

/** A row that can be searched; everything that narrows a list stands beside the grams, so that a search reads one narrow table. */
export interface SearchTable {
  document_id: number;
  language: string;
  category: string;
  department: string;
  published_at: Date;
  heading: string;
  body: string;
  grams: string[];
}

/** Where a module keeps its documents and what is searched. */
export interface SearchedTables {
  /** For example `notice_search`. */
  readonly search: string;
  /** For example `notices`, with `id` and `category`. */
  readonly documents: string;
  /** For example `posted_at`, a column of `documents`. */
  readonly time: string;
  /** For example `notice_texts`, with `language`, `department`, `title`, `words`. */
  readonly texts: string;
  /** For example `notice_id`, a column of `texts`. */
  readonly key: string;
}

/** Makes the table; the module's migration runs it, and then `fillSearch`. */
export async function createSearchTable<Database>(
  db: Kysely<Database>,
  { search, texts, key }: SearchedTables,
): Promise<void> {
  const statements = [
    `create table ${search} (
      document_id integer not null,
      published_at timestamptz not null,
      language text not null,
      category text not null,
      department text not null,
      heading text not null,
      body text not null,
      grams text[] not null,
      primary key (document_id, language),
      foreign key (document_id, language) references ${texts} (${key}, language) on delete cascade
    )`,
    // Long columns lie elsewhere: a search for a frequent word reads many rows, and of those the short columns alone.
    `alter table ${search} set (toast_tuple_target = 128)`,
    `alter table ${search} alter column heading set storage main`,
    // Without statistics every word counts as rare: the planner knows nothing of the price of unpacking grams outside the index.
    `alter table ${search} alter column grams set statistics 0`,
    `create index ${search}_grams on ${search} using gin (grams)`,
    // Which departments there are is read by steps through this one.
    `create index ${search}_departments on ${search} (language, department, published_at)`,
    `create index ${search}_newest on ${search} (language, published_at desc, document_id desc)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
  await setWaitingRows(db, search, waitingRows.serving);
}

/** Kilobytes of new rows that wait in a list beside the index. Every search reads the list too: half a megabyte is a millisecond. */
export const waitingRows = { serving: 512, filling: 8192 };

/** A longer list is merged more rarely, and so quicker in all. */
export async function setWaitingRows<Database>(
  db: Kysely<Database>,
  search: string,
  kilobytes: number,
): Promise<void> {
  await sql.raw(`alter index ${search}_grams set (gin_pending_list_limit = ${kilobytes})`).execute(db);
}

interface TextRow {
  readonly document_id: number;
  readonly language: string;
  readonly category: string;
  readonly department: string;
  readonly published_at: Date;
  readonly title: string;
  readonly words: string;
}

/**
 * Makes one document findable as it stands now, in every language. Whoever writes a document or one of its texts calls it in the
 * same transaction.
 */
export async function indexDocument<Database>(
  db: Kysely<Database>,
  tables: SearchedTables,
  id: number,
): Promise<void> {
  const { rows } = await textsOf(tables, sql`d.id = ${id}`).execute(db);
  await insertRows(db, tables, rows);
}

const filledAtOnce = 500;

/** Makes every document findable, in the order of their ids. */
export async function fillSearch<Database>(db: Kysely<Database>, tables: SearchedTables): Promise<void> {
  for (let last = 0; ;) {
    const { rows } = await textsOf(tables, sql`d.id > ${last}`, filledAtOnce).execute(db);
    await insertRows(db, tables, rows);
    const next = rows.at(-1)?.document_id;
    if (next === undefined) return;
    last = next;
  }
}

/** Whole documents: with `most`, all texts of that many of them. */
function textsOf(
  { documents, time, texts, key }: SearchedTables,
  which: ReturnType<typeof sql>,
  most?: number,
) {
  const some = most === undefined ? sql`` : sql`order by d.id limit ${most}`;
  return sql<TextRow>`
    select d.id as document_id, t.language, d.category, t.department, d.${sql.ref(time)} as published_at, t.title, t.words
    from (select * from ${sql.table(documents)} as d where ${which} ${some}) as d
    join ${sql.table(texts)} as t on t.${sql.ref(key)} = d.id
    order by d.id`;
}

async function insertRows<Database>(
  db: Kysely<Database>,
  { search }: SearchedTables,
  rows: readonly TextRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ title, words, ...row }) => ({ ...row, ...searchColumns({ title, words }) }));
  await insertFindable(db, search, values);
}

/** Writes rows whose columns are made already. */
export async function insertFindable<Database>(
  db: Kysely<Database>,
  search: string,
  rows: readonly SearchTable[],
): Promise<void> {
  const values = rows.map(
    (
      row,
    ) => sql`(${row.document_id}, ${row.language}, ${row.category}, ${row.department}, ${row.published_at},
      ${row.heading}, ${row.body}, ${row.grams})`,
  );
  await sql`
    insert into ${sql.table(search)}
      (document_id, language, category, department, published_at, heading, body, grams)
    values ${sql.join(values)}
    on conflict (document_id, language) do update set
      category = excluded.category, department = excluded.department, published_at = excluded.published_at,
      heading = excluded.heading, body = excluded.body, grams = excluded.grams`.execute(db);
}
