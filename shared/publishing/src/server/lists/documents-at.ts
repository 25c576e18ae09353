import type { Language } from "@madang/manifest";
import { sql, type Kysely } from "kysely";
import type { SearchedTables } from "../search/search-table.ts";
import type { DocumentTables } from "./document-tables.ts";

export interface Moment {
  readonly language: Language;
  /** What is published later is not there yet. */
  readonly now: Date;
}

/**
 * Who has published something in this language, in the order of the alphabet. Steps from one department to the next in their
 * index: as quick with a hundred thousand documents as with a hundred.
 */
export async function departmentsAt<Database>(
  db: Kysely<Database>,
  { search }: Pick<SearchedTables, "search">,
  { language, now }: Moment,
): Promise<string[]> {
  const table = sql.table(search);
  const first = sql`select min(department) from ${table} where language = ${language}`;
  const { rows } = await sql<{ department: string }>`
    with recursive named (department) as (
      (${first})
      union all
      select (${first} and department > named.department) from named where named.department is not null
    )
    select department from named
    where exists (
      select from ${table} as s
      where s.language = ${language} and s.department = named.department and s.published_at <= ${now}
    )
    order by department`.execute(db);
  return rows.map(({ department }) => department);
}

/** How many published documents have no text in this language. */
export async function untranslatedAt<Database>(
  db: Kysely<Database>,
  { documents, time, texts, key }: DocumentTables,
  { language, now }: Moment,
): Promise<number> {
  const { rows } = await sql<{ total: string }>`
    select count(*) as total
    from ${sql.table(documents)} as d
    where d.${sql.ref(time)} <= ${now}
      and not exists (select from ${sql.table(texts)} as t where t.${sql.ref(key)} = d.id and t.language = ${language})`.execute(
    db,
  );
  return Number(rows[0]?.total ?? 0);
}

/** When the next document will be published: until then nothing appears that is not there now. */
export async function nextPublication<Database>(
  db: Kysely<Database>,
  { documents, time }: DocumentTables,
  now: Date,
): Promise<Date | undefined> {
  const { rows } = await sql<{ next: Date | null }>`
    select min(d.${sql.ref(time)}) as next from ${sql.table(documents)} as d where d.${sql.ref(time)} > ${now}`.execute(
    db,
  );
  return rows[0]?.next ?? undefined;
}
