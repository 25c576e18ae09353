import type { Kysely } from "kysely";
import type { PetitionsTables } from "./tables.ts";

/** Why someone touched a petition: the access record that the Personal Information Protection Act asks for (art. 29; kept a year or more). */
export type AccessPurpose =
  | "submit"
  | "view-receipt"
  | "view-status"
  | "look-up"
  | "look-up-refused"
  | "look-up-locked";

export interface Access {
  readonly visitor: string;
  readonly receiptNumber: string;
  readonly purpose: AccessPurpose;
}

/** Written before anything is shown: where it cannot be written, nothing is shown. */
export async function recordAccess(db: Kysely<PetitionsTables>, access: Access): Promise<void> {
  await db.insertInto("access_log").values(accessEntry(access)).execute();
}

export function accessEntry({ visitor, receiptNumber, purpose }: Access) {
  return { visitor, receipt_number: receiptNumber, purpose };
}
