import type { Kysely } from "kysely";
import type { PetitionsTables } from "./tables.ts";

/** Why someone touched a petition: the access record that the Personal Information Protection Act asks for (art. 29). It names whose petition, who looked and why, never what is in it; the database keeps entries for two years at least. */
export type AccessPurpose =
  | "submit"
  | "view-receipt"
  | "view-status"
  | "view-file"
  | "look-up"
  | "look-up-refused"
  | "look-up-locked"
  | "view-contents"
  | "view-supplement"
  | "view-withdraw"
  | "show-contents"
  | "answer-supplement"
  | "ask-more-time"
  | "withdraw"
  | "withdraw-refused"
  /** Of the office. */
  | "handle";

export interface Access {
  readonly visitor: string;
  readonly receiptNumber: string;
  readonly purpose: AccessPurpose;
}

export interface RecordedAccess {
  readonly at: Date;
  readonly purpose: string;
  readonly actor: string;
  readonly visitor: string;
  readonly departmentId: string | null;
}

/** Who looked at this petition and why, the latest first. */
export async function latestAccess(
  db: Kysely<PetitionsTables>,
  { receiptNumber, limit }: { receiptNumber: string; limit: number },
): Promise<RecordedAccess[]> {
  return db
    .selectFrom("access_log")
    .select(["at", "purpose", "actor", "visitor", "department_id as departmentId"])
    .where("receipt_number", "=", receiptNumber)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Written before anything is shown: where it cannot be written, nothing is shown. */
export async function recordAccess(db: Kysely<PetitionsTables>, access: Access): Promise<void> {
  await db.insertInto("access_log").values(accessEntry(access)).execute();
}

export function accessEntry({ visitor, receiptNumber, purpose }: Access) {
  return { visitor, receipt_number: receiptNumber, purpose };
}
