import type { ColumnType, Generated } from "kysely";

/** Time during which the clock of a petition stands. */
export interface PetitionStopsTable {
  id: string;
  petition_id: string;
  reason: string;
  from_at: Date;
  to_at: Date | null;
}

export interface PetitionExtensionsTable {
  id: string;
  petition_id: string;
  at: Date;
  days: number;
  consented: boolean;
}

/** What the office asked the citizen to add. */
export interface SupplementsTable {
  id: string;
  petition_id: string;
  asked_at: Date;
  /** Calendar date; read it as text, so that no time zone touches it. */
  due_on: ColumnType<unknown, string, string>;
  repeated: boolean;
  /** How often the citizen has asked for more time. */
  more_time: Generated<number>;
  answered_at: Date | null;
  /** Answered, or no longer needed. */
  closed_at: Date | null;
  key_id: string;
  request: Buffer;
  /** Sealed empty text until it is answered. */
  answer: Buffer;
}
