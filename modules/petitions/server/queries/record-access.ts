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

/** Written before anything is shown: where it cannot be written, nothing is shown. */
export async function recordAccess(
  db: Kysely<PetitionsTables>,
  access: { visitor: string; receiptNumber: string; purpose: AccessPurpose },
): Promise<void> {
  await db
    .insertInto("access_log")
    .values({ visitor: access.visitor, receipt_number: access.receiptNumber, purpose: access.purpose })
    .execute();
}
