import { sql, type Kysely } from "kysely";

export interface PublishedFiles {
  readonly attachment: { readonly id: string; readonly name: string; readonly document: string };
  /** Undefined where no document has a picture. */
  readonly picture: string | undefined;
}

/** An attachment and a picture of published documents, for tests of their addresses. */
export async function publishedFiles<Database>(
  db: Kysely<Database>,
  { documents, time }: { readonly documents: string; readonly time: string },
): Promise<PublishedFiles> {
  const published = sql`select id from ${sql.table(documents)} where ${sql.ref(time)} <= now()`;
  const { rows: attachments } = await sql<PublishedFiles["attachment"]>`
    select id, name, document_id::text as document from attachments where document_id in (${published}) limit 1`.execute(
    db,
  );
  const { rows: pictures } = await sql<{ hash: string }>`
    select hash from pictures where document_id in (${published}) limit 1`.execute(db);
  const [attachment] = attachments;
  if (attachment === undefined) throw new Error("No published document of the sample has an attachment.");
  return { attachment, picture: pictures[0]?.hash };
}
