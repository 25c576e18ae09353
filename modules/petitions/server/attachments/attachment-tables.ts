import type { Generated } from "kysely";

export interface AttachmentsTable {
  /** Made by whoever sends the file, so that an answer that was lost can be asked for again. */
  id: string;
  draft_id: string | null;
  /** The request that it answers; stays when the answer is sent. */
  supplement_id: string | null;
  petition_id: string | null;
  key_id: string;
  /** Sealed: name and time of the last change, as the visitor's device has them. */
  name: Buffer;
  /** Bytes. */
  expected: number;
  received: Generated<number>;
  /** Media type by content; set when the file is whole. */
  type: string | null;
  /** Sealed: SHA-256 of the whole. */
  digest: Buffer | null;
  began_at: Date;
  completed_at: Date | null;
}

export interface AttachmentPartsTable {
  attachment_id: string;
  /** Place of its first byte. */
  start: number;
  key_id: string;
  bytes: Buffer;
}
