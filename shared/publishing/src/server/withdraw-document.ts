import { sql, type Transaction } from "kysely";
import { lockGuid } from "./lock-guid.ts";
import type { SearchedTables } from "./search/search-table.ts";
import type { DocumentTags } from "./tags/document-tags.ts";
import { purgeDocument } from "./tags/purge-document.ts";

export interface Withdrawn<Database> {
  readonly guid: string;
  readonly tables: SearchedTables;
  readonly tags: DocumentTags;
  /** DocumentTags.kin of the document. */
  readonly kin?: (transaction: Transaction<Database>, id: number) => Promise<readonly string[]>;
}

interface WithdrawnText {
  readonly id: number;
  readonly language: string;
  readonly texts: string;
}

/**
 * Takes away what was published under a guid, with its files: the whole document where it is the original, else that translation. What is
 * stored of it anywhere goes at once. False where there is nothing.
 */
export async function withdrawDocument<Database>(
  transaction: Transaction<Database>,
  { guid, tables, tags, kin }: Withdrawn<Database>,
): Promise<boolean> {
  await lockGuid(transaction, guid);
  const text = await textByGuid(transaction, tables, guid);
  if (text === undefined) return false;
  const { id } = text;
  const words = (await kin?.(transaction, id)) ?? [];
  if (text.language === "ko" || Number(text.texts) === 1)
    await sql`delete from ${sql.table(tables.documents)} where id = ${id}`.execute(transaction);
  else await removeTranslation(transaction, tables, text);
  await purgeDocument(transaction, { id, tags, tables, kin: words, mode: "hard" });
  return true;
}

async function textByGuid<Database>(
  transaction: Transaction<Database>,
  { texts, key }: SearchedTables,
  guid: string,
): Promise<WithdrawnText | undefined> {
  const { rows } = await sql<WithdrawnText>`
    select ${sql.ref(key)} as id, language,
      (select count(*) from ${sql.table(texts)} as all_texts where all_texts.${sql.ref(key)} = own.${sql.ref(key)}) as texts
    from ${sql.table(texts)} as own where guid = ${guid}`.execute(transaction);
  return rows[0];
}

async function removeTranslation<Database>(
  transaction: Transaction<Database>,
  { texts, key }: SearchedTables,
  { id, language }: WithdrawnText,
): Promise<void> {
  for (const table of ["attachments", "pictures"])
    await sql`delete from ${sql.table(table)} where document_id = ${id} and language = ${language}`.execute(
      transaction,
    );
  await sql`delete from ${sql.table(texts)} where ${sql.ref(key)} = ${id} and language = ${language}`.execute(
    transaction,
  );
}
