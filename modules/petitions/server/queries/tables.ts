import type { ColumnType, Generated } from "kysely";
import type { PetitionExtensionsTable, PetitionStopsTable, SupplementsTable } from "./clock-tables.ts";
import type { AttachmentPartsTable, AttachmentsTable } from "../attachments/attachment-tables.ts";
import type { DraftGrantsTable, DraftsTable, EndedDraftsTable, ResumeAttemptsTable } from "./draft-tables.ts";

/** Columns of type Buffer are sealed by the column cipher with the key that the row's `key_id` names. */
export interface PetitionsTables {
  departments: DepartmentsTable;
  petitions: PetitionsTable;
  petition_events: PetitionEventsTable;
  receipt_counters: { day: ColumnType<string, string, never>; last: number };
  grants: GrantsTable;
  lookup_attempts: LookupAttemptsTable;
  access_log: AccessLogTable;
  petition_stops: PetitionStopsTable;
  petition_extensions: PetitionExtensionsTable;
  supplements: SupplementsTable;
  drafts: DraftsTable;
  draft_grants: DraftGrantsTable;
  ended_drafts: EndedDraftsTable;
  resume_attempts: ResumeAttemptsTable;
  attachments: AttachmentsTable;
  attachment_parts: AttachmentPartsTable;
}

interface DepartmentsTable {
  id: string;
  name_ko: string;
  name_en: string;
  telephone: string;
}

interface PetitionsTable {
  id: string;
  receipt_number: string;
  /** Made with the form; the same form sent twice is one petition. */
  submission_key: string;
  type: string;
  /** The latest step of the history. */
  step: string;
  language: string;
  reply: string;
  department_id: string | null;
  key_id: string;
  title: Buffer;
  body: Buffer;
  place: Buffer;
  applicant_name: Buffer;
  telephone: Buffer;
  email: Buffer;
  password_hash: Buffer;
  consented_at: Date;
  arrived_at: Date;
}

/** Sealed columns of `petitions`. An optional field left empty is a sealed empty text, so that nothing shows which were filled. */
export const sealedColumns = [
  "title",
  "body",
  "place",
  "applicant_name",
  "telephone",
  "email",
  "password_hash",
] as const;
export type SealedColumn = (typeof sealedColumns)[number];

interface PetitionEventsTable {
  id: string;
  petition_id: string;
  step: string;
  at: Date;
  department_id: string | null;
  key_id: string;
  /** Words for the citizen; sealed empty text where there are none. */
  note: Buffer;
  /** Made with a form; the same form sent twice is one event. */
  action_key: ColumnType<string | null, string | null | undefined, never>;
}

interface GrantsTable {
  petition_id: string;
  visitor: string;
  expires_at: Date;
  /** Until when what was written is shown in full. */
  revealed_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

interface LookupAttemptsTable {
  /** Digest of what is counted; see guess-limits.ts. */
  subject: string;
  failures: number;
  last_at: Date;
  locked_until: Date | null;
}

interface AccessLogTable {
  id: Generated<string>;
  at: ColumnType<Date, Date | undefined, never>;
  visitor: string;
  receipt_number: string;
  purpose: string;
  /** citizen, office or system. */
  actor: ColumnType<string, string | undefined, never>;
  department_id: ColumnType<string | null, string | null | undefined, never>;
}
