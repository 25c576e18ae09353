import type { RichNode } from "@madang/rich-text";
import { sql, type Kysely } from "kysely";
import type { Attachment, FileAddresses } from "../../attachment.ts";
import type { DocumentTables } from "../lists/document-tables.ts";

/** Where a module keeps its documents: `time` says from when on a document, and so its files, is there. */
export type FileTables = Pick<DocumentTables, "documents" | "time">;

/** What is served under an address. */
export interface StoredFile {
  readonly hash: string;
  readonly media: string;
  readonly bytes: number;
  readonly changed: Date;
}

export interface StoredAttachment extends StoredFile {
  readonly id: string;
  readonly document: number;
  readonly language: string;
  readonly name: string;
  readonly title: string;
  readonly format: string;
}

interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly format: string;
  readonly media: string;
  readonly bytes: number;
  readonly hasText: boolean;
}

/** The attachments of a document in one language, in the order of its feed. Asked for once the document may be shown. */
export async function attachmentsOf<Database>(
  db: Kysely<Database>,
  { document, language, addresses }: { document: number; language: string; addresses: FileAddresses },
): Promise<Attachment[]> {
  const { rows } = await sql<AttachmentRow>`
    select attachments.id, name, coalesce(title, name) as title, format, media, bytes, text is not null as "hasText"
    from attachments join files using (hash)
    where document_id = ${document} and language = ${language}
    order by position`.execute(db);
  return rows.map((row) => ({ ...row, href: addresses.attachment(row.id, row.name) }));
}

/** Undefined where there is none, and as long as its document is not published: nobody can tell the two apart. */
export async function findAttachment<Database>(
  db: Kysely<Database>,
  { documents, time }: FileTables,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<StoredAttachment | undefined> {
  const { rows } = await sql<StoredAttachment>`
    select a.id, a.document_id as document, a.language, a.name, coalesce(a.title, a.name) as title, a.format,
      a.hash, a.changed_at as changed, files.media, files.bytes
    from attachments as a
      join files on files.hash = a.hash
      join ${sql.table(documents)} as d on d.id = a.document_id
    where a.id = ${id} and d.${sql.ref(time)} <= ${now}`.execute(db);
  return rows[0];
}

/** The words of an attachment that was found. */
export async function attachmentText<Database>(
  db: Kysely<Database>,
  id: string,
): Promise<RichNode[] | undefined> {
  const { rows } = await sql<{
    text: RichNode[] | null;
  }>`select text from attachments where id = ${id}`.execute(db);
  return rows[0]?.text ?? undefined;
}

export interface StoredPicture extends Omit<StoredFile, "changed"> {
  /** Published documents that show it, ten of them at most. */
  readonly documents: readonly number[];
}

/** A picture stands in at least one published document. */
export async function findPicture<Database>(
  db: Kysely<Database>,
  { documents, time }: FileTables,
  { hash, now }: { readonly hash: string; readonly now: Date },
): Promise<StoredPicture | undefined> {
  const { rows } = await sql<StoredPicture>`
    select hash, media, bytes, array(
      select distinct p.document_id from pictures as p join ${sql.table(documents)} as d on d.id = p.document_id
      where p.hash = files.hash and d.${sql.ref(time)} <= ${now}
      order by p.document_id limit 10
    ) as documents
    from files
    where hash = ${hash}`.execute(db);
  const [picture] = rows;
  return picture === undefined || picture.documents.length === 0 ? undefined : picture;
}
