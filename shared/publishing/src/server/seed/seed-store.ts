import { purge } from "@madang/module-kit/server";
import { sql, type Kysely, type Transaction } from "kysely";
import { searchColumns } from "../search/search-columns.ts";
import { insertFindable, type SearchedTables, type SearchTable } from "../search/search-table.ts";
import { seedMark, type SeedItem, type SeedText } from "./seed-item.ts";

type Row = Readonly<Record<string, unknown>>;

/** What a module makes of a made-up document. */
export interface SeedKind {
  /** Id of the module: so many documents change everything that it shows. */
  readonly module: string;
  readonly tables: SearchedTables;
  /** A row of the table of documents, without its id; `category` and the time among its columns. */
  readonly documentOf: (item: SeedItem) => Row & { readonly category: string };
  /** A row of the table of texts, without the document's id. */
  readonly textOf: (
    item: SeedItem,
    text: SeedText,
  ) => Row & { readonly title: string; readonly words: string };
}

/** Stores those that are not there yet, and tells how many these were. */
export async function storeSeed<Database>(
  db: Kysely<Database>,
  kind: SeedKind,
  items: readonly SeedItem[],
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const known = await knownGuids(transaction, kind, items);
    const missing = items.filter(({ guid }) => !known.has(guid));
    if (missing.length > 0) {
      await insertAll(transaction, kind, missing);
      await purge(transaction, [kind.module]);
    }
    return missing.length;
  });
}

async function knownGuids<Database>(
  db: Transaction<Database>,
  { tables }: SeedKind,
  items: readonly SeedItem[],
): Promise<Set<string>> {
  const guids = items.map(({ guid }) => guid);
  const { rows } = await sql<{ guid: string }>`
    select guid from ${sql.table(tables.texts)} where guid = any(${guids}::text[])`.execute(db);
  return new Set(rows.map(({ guid }) => guid));
}

async function insertAll<Database>(
  db: Transaction<Database>,
  kind: SeedKind,
  items: readonly SeedItem[],
): Promise<void> {
  const { tables } = kind;
  const ids = await nextIds(db, tables.documents, items.length);
  const documents = ids.flatMap((id, at) => {
    const item = items[at];
    return item === undefined ? [] : [{ id, item, row: kind.documentOf(item) }];
  });
  await insertRows(
    db,
    tables.documents,
    documents.map(({ id, row }) => ({ id, ...row })),
  );
  const texts = documents.flatMap((document) =>
    document.item.texts.map((text) => ({ ...document, text, textRow: kind.textOf(document.item, text) })),
  );
  await insertRows(
    db,
    tables.texts,
    texts.map(({ id, textRow }) => ({ [tables.key]: id, ...textRow })),
  );
  const findable = texts.map(({ id, row, item, text, textRow }): SearchTable => ({
    document_id: id,
    language: text.language,
    category: row.category,
    department: text.department,
    published_at: item.published,
    ...searchColumns(textRow),
  }));
  await insertFindable(db, tables.search, findable);
}

async function nextIds<Database>(db: Transaction<Database>, table: string, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count})`.execute(
    db,
  );
  return rows.map(({ id }) => Number(id));
}

async function insertRows<Database>(
  db: Transaction<Database>,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`);
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    overriding system value
    values ${sql.join(values)}`.execute(db);
}

/** Takes away what was made up, a part at a time, and tells how many of it are gone each time; 0 when none is left. */
export async function removeSeed<Database>(
  db: Kysely<Database>,
  { module, tables: { documents, texts, key } }: SeedKind,
  most: number,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(documents)} where id in (
        select ${sql.ref(key)} from ${sql.table(texts)} where guid like ${`${seedMark}%`} and language = 'ko' limit ${most}
      )`.execute(transaction);
    if (numAffectedRows > 0n) await purge(transaction, [module]);
    return Number(numAffectedRows);
  });
}
