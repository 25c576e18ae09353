/** Columns of `drafts` that are sealed: whatever a citizen wrote or chose. */
export const sealedDraftColumns = [
  "type",
  "title",
  "body",
  "place",
  "applicant_name",
  "reply",
  "telephone",
  "email",
] as const;
export type SealedDraftColumn = (typeof sealedDraftColumns)[number];

export interface DraftsTable extends Record<SealedDraftColumn, Buffer> {
  id: string;
  language: string;
  key_id: string;
  /** Key from which the resume code is derived; only its digest is stored. */
  code_key_id: string;
  code_digest: Buffer;
  /** The code that was shown before the keys were rotated still opens the draft. */
  earlier_code_digest: Buffer | null;
  /** Raised with every change: what was reviewed is what is sent. */
  revision: number;
  saved_at: Date;
  expires_at: Date;
}

export interface DraftGrantsTable {
  draft_id: string;
  visitor: string;
  granted_at: Date;
}

/** Kept for a while without anything that was written, so that a visitor is told what became of a draft. */
export interface EndedDraftsTable {
  draft_id: string;
  code_digest: Buffer;
  how: string;
  ended_at: Date;
}

export interface ResumeAttemptsTable {
  /** Keyed digest of the address that tries codes. */
  subject: Buffer;
  failures: number;
  first_at: Date;
}
