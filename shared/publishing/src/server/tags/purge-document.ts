import { mostTags, purge, type PurgeMode } from "@madang/module-kit/server";
import { sql, type Transaction } from "kysely";
import type { SearchedTables } from "../search/search-table.ts";
import type { DocumentTags } from "./document-tags.ts";

export interface ChangedDocument {
  readonly id: number;
  readonly tags: DocumentTags;
  readonly tables: SearchedTables;
  /** Words by which others are related to it (DocumentTags.kin), as they were and as they are. */
  readonly kin?: readonly string[];
  /** For the document itself; lists that only might show it are asked for again. */
  readonly mode?: PurgeMode;
}

/** Purges what shows the document, and what shows it from now on, in the transaction that has written and indexed it. */
export async function purgeDocument<Database>(
  transaction: Transaction<Database>,
  { id, tags, tables, kin = [], mode = "soft" }: ChangedDocument,
): Promise<void> {
  const others = [
    tags.list,
    ...tags.kinOf([...new Set(kin)]),
    ...(await neighbourTags(transaction, { id, tags, tables })),
  ];
  const soft = others.length < mostTags && !others.includes(tags.module) ? others : [tags.module];
  const own = tags.shown([{ id }]);
  if (mode === "soft") return purge(transaction, [...own, ...soft]);
  await purge(transaction, own, mode);
  await purge(transaction, soft);
}

/**
 * The documents before and after it in each language: pages between two documents name both, so that one that comes between them
 * changes exactly what names them. Where it has none, it is the first of its language, and every page may be about to name it.
 */
async function neighbourTags<Database>(
  transaction: Transaction<Database>,
  { id, tags, tables }: Pick<ChangedDocument, "id" | "tags" | "tables">,
): Promise<string[]> {
  const { rows } = await sql<{ older: number | null; newer: number | null }>`
    select
      (select s.document_id from ${sql.table(tables.search)} as s
        where s.language = own.language and (s.published_at, s.document_id) < (own.published_at, own.document_id)
        order by s.published_at desc, s.document_id desc limit 1) as older,
      (select s.document_id from ${sql.table(tables.search)} as s
        where s.language = own.language and (s.published_at, s.document_id) > (own.published_at, own.document_id)
          and s.published_at <= now()
        order by s.published_at, s.document_id limit 1) as newer
    from ${sql.table(tables.search)} as own
    where own.document_id = ${id}`.execute(transaction);
  return rows.flatMap(({ older, newer }) =>
    older === null && newer === null
      ? [tags.module]
      : tags.shown([older, newer].map((neighbour) => (neighbour === null ? undefined : { id: neighbour }))),
  );
}
