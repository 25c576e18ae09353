import { sql, type Transaction } from "kysely";
import type { ImportedAttachment, ImportedBytes, ImportedFiles } from "./imported-files.ts";

export interface FilesOfText extends ImportedFiles {
  readonly document: number;
  readonly language: string;
}

/**
 * Makes the files of a text those that were brought, in the transaction that stores the text: what is new is added, what changed
 * replaced at its address, what is no longer named removed. True where something was taken away: a file that is no longer named, or other
 * bytes at the address of one that is.
 */
export async function storeFiles<Database>(
  transaction: Transaction<Database>,
  { document, language, attachments, pictures }: FilesOfText,
): Promise<boolean> {
  const before = await hashesOf(transaction, { document, language });
  const files = [...attachments.flatMap(({ file }) => file ?? []), ...pictures];
  // Always in the same order, so that two imports never wait for each other.
  for (const file of files.toSorted((left, right) => (left.hash < right.hash ? -1 : 1)))
    await storeBytes(transaction, file);
  const ids = attachments.map(({ id }) => id);
  await sql`delete from attachments
    where document_id = ${document} and language = ${language} and not (id = any(${ids}))`.execute(
    transaction,
  );
  for (const [position, attachment] of attachments.entries())
    await storeAttachment(transaction, { document, language, position, attachment });
  await sql`delete from pictures where document_id = ${document} and language = ${language}`.execute(
    transaction,
  );
  for (const { hash } of pictures)
    await sql`insert into pictures (document_id, language, hash)
      values (${document}, ${language}, ${hash}) on conflict do nothing`.execute(transaction);
  const after = await hashesOf(transaction, { document, language });
  return [...before].some((hash) => !after.has(hash));
}

async function hashesOf<Database>(
  transaction: Transaction<Database>,
  { document, language }: Pick<FilesOfText, "document" | "language">,
): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    select hash from attachments where document_id = ${document} and language = ${language}
    union select hash from pictures where document_id = ${document} and language = ${language}`.execute(
    transaction,
  );
  return new Set(rows.map(({ hash }) => hash));
}

async function storeBytes<Database>(transaction: Transaction<Database>, file: ImportedBytes): Promise<void> {
  const { hash, media, bytes, width = null, height = null } = file;
  const { rows } = await sql`select from files where hash = ${hash}`.execute(transaction);
  if (rows.length > 0) return;
  const content = await file.content();
  // A large file takes longer than any page may.
  await sql`set local statement_timeout = '120s'`.execute(transaction);
  await sql`insert into files (hash, media, bytes, width, height, content)
    values (${hash}, ${media}, ${bytes}, ${width}, ${height}, ${content})
    on conflict (hash) do nothing`.execute(transaction);
}

interface PlacedAttachment {
  readonly document: number;
  readonly language: string;
  readonly position: number;
  readonly attachment: ImportedAttachment;
}

async function storeAttachment<Database>(
  transaction: Transaction<Database>,
  { document, language, position, attachment }: PlacedAttachment,
): Promise<void> {
  const { id, name, title = null, file } = attachment;
  if (file === undefined) {
    await sql`update attachments set position = ${position}, title = ${title} where id = ${id}`.execute(
      transaction,
    );
    return;
  }
  const nodes = await attachment.text();
  const text = nodes === undefined ? null : JSON.stringify(nodes);
  await sql`insert into attachments (id, document_id, language, position, name, title, format, hash, text)
    values (${id}, ${document}, ${language}, ${position}, ${name}, ${title}, ${file.format}, ${file.hash}, ${text}::jsonb)
    on conflict (id) do update set document_id = excluded.document_id, language = excluded.language,
      position = excluded.position, name = excluded.name, title = excluded.title, format = excluded.format,
      hash = excluded.hash, text = excluded.text,
      changed_at = case when attachments.hash = excluded.hash then attachments.changed_at else now() end`.execute(
    transaction,
  );
}

/**
 * Gives back the space of bytes that no document has any more. Waits for imports under way, and lets none begin to store a file
 * meanwhile, since it may be one of these.
 */
export async function removeUnusedFiles<Database>(transaction: Transaction<Database>): Promise<void> {
  await sql`lock table files in share row exclusive mode`.execute(transaction);
  await sql`delete from files
    where not exists (select from attachments where attachments.hash = files.hash)
      and not exists (select from pictures where pictures.hash = files.hash)`.execute(transaction);
}
