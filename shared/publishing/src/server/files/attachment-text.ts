import type { Kysely } from "kysely";
import type { Attachment, FileAddresses } from "../../attachment.ts";
import type { RichNode } from "@madang/rich-text";
import { attachmentText, findAttachment, type FileTables } from "./find-files.ts";

export interface ReadAttachment {
  readonly attachment: Attachment;
  /** Language of the text that it belongs to. */
  readonly language: string;
  /** Null where there is no text to read. */
  readonly nodes: readonly RichNode[] | null;
}

/** An attachment of a published document with its words; undefined where that document has none of that id. */
export async function readAttachment<Database>(
  db: Kysely<Database>,
  tables: FileTables,
  wanted: {
    readonly document: number;
    readonly id: string;
    readonly now: Date;
    readonly addresses: FileAddresses;
  },
): Promise<ReadAttachment | undefined> {
  const found = await findAttachment(db, tables, wanted);
  if (found === undefined || found.document !== wanted.document) return undefined;
  const nodes = (await attachmentText(db, found.id)) ?? null;
  const { id, title, name, format, media, bytes, language } = found;
  const href = wanted.addresses.attachment(id, name);
  return {
    attachment: { id, title, name, format, media, bytes, href, hasText: nodes !== null },
    language,
    nodes,
  };
}
