import type { Kysely } from "kysely";
import type { PetitionRow } from "./sealed-petition.ts";
import type { PetitionsTables } from "./tables.ts";

export async function findBySubmissionKey(
  db: Kysely<PetitionsTables>,
  submissionKey: string,
): Promise<PetitionRow | undefined> {
  return db
    .selectFrom("petitions")
    .selectAll()
    .where("submission_key", "=", submissionKey)
    .executeTakeFirst();
}

export async function findByReceiptNumber(
  db: Kysely<PetitionsTables>,
  receiptNumber: string,
): Promise<PetitionRow | undefined> {
  return db
    .selectFrom("petitions")
    .selectAll()
    .where("receipt_number", "=", receiptNumber)
    .executeTakeFirst();
}

/** The petition, where this visitor holds a grant for it that has not expired. */
export async function findGranted(
  db: Kysely<PetitionsTables>,
  { receiptNumber, visitor, now }: { receiptNumber: string; visitor: string; now: Date },
): Promise<PetitionRow | undefined> {
  return db
    .selectFrom("petitions")
    .innerJoin("grants", "grants.petition_id", "petitions.id")
    .selectAll("petitions")
    .where("petitions.receipt_number", "=", receiptNumber)
    .where("grants.visitor", "=", visitor)
    .where("grants.expires_at", ">", now)
    .executeTakeFirst();
}
