import type { Selectable } from "kysely";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import type { AttachmentPartsTable, AttachmentsTable } from "./attachment-tables.ts";

export type AttachmentRow = Selectable<AttachmentsTable>;
export type PartRow = AttachmentPartsTable;

/** How the visitor's device names a file. */
export interface FileName {
  readonly name: string;
  /** Milliseconds since 1970: with name and size it tells whether a file that is chosen again is the same one. */
  readonly modified: number;
}

export function sealName(cipher: ColumnCipher, id: string, { name, modified }: FileName): Buffer {
  return cipher.seal(JSON.stringify([name, modified]), place("name", id));
}

export function openName(cipher: ColumnCipher, row: Pick<AttachmentRow, "id" | "key_id" | "name">): FileName {
  const text = cipher.open(row.name, place("name", row.id), row.key_id);
  const [name, modified] = JSON.parse(text) as [string, number];
  return { name, modified };
}

export function sealDigest(cipher: ColumnCipher, id: string, digest: string): Buffer {
  return cipher.seal(digest, place("digest", id));
}

export function openDigest(
  cipher: ColumnCipher,
  row: Pick<AttachmentRow, "id" | "key_id" | "digest">,
): string {
  return row.digest === null ? "" : cipher.open(row.digest, place("digest", row.id), row.key_id);
}

export function sealPart(
  cipher: ColumnCipher,
  { id, start, bytes }: { id: string; start: number; bytes: Buffer },
) {
  return { key_id: cipher.keyId, bytes: cipher.seal(bytes, partPlace(id, start)) };
}

export function openPart(cipher: ColumnCipher, part: PartRow): Buffer {
  return cipher.openBytes(part.bytes, partPlace(part.attachment_id, part.start), part.key_id);
}

function place(column: "name" | "digest", rowId: string) {
  return { table: "attachments", column, rowId };
}

function partPlace(id: string, start: number) {
  return { table: "attachment_parts", column: "bytes", rowId: `${id}:${start}` };
}
