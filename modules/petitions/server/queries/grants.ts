import type { Kysely } from "kysely";
import type { PetitionsTables } from "./tables.ts";

/** How long a petition stays open to the visitor who sent it or gave its password. */
export const grantMinutes = 30;

/** Rows outlive the grant: a visitor who has once been let in is not held up by strangers' guesses. */
const knownVisitorDays = 90;

export async function grantAccess(
  db: Kysely<PetitionsTables>,
  grant: { petitionId: string; visitor: string; now: Date },
): Promise<void> {
  const expires_at = new Date(grant.now.getTime() + grantMinutes * 60_000);
  await db
    .insertInto("grants")
    .values({ petition_id: grant.petitionId, visitor: grant.visitor, expires_at })
    .onConflict((conflict) => conflict.columns(["petition_id", "visitor"]).doUpdateSet({ expires_at }))
    .execute();
}

/** Whether this visitor was ever let in to the petition with this number. */
export async function isKnownVisitor(
  db: Kysely<PetitionsTables>,
  { receiptNumber, visitor }: { receiptNumber: string; visitor: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("grants")
    .innerJoin("petitions", "petitions.id", "grants.petition_id")
    .select("grants.petition_id")
    .where("petitions.receipt_number", "=", receiptNumber)
    .where("grants.visitor", "=", visitor)
    .executeTakeFirst();
  return row !== undefined;
}

export async function forgetOldGrants(db: Kysely<PetitionsTables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - knownVisitorDays * 24 * 60 * 60_000);
  await db.deleteFrom("grants").where("expires_at", "<", before).execute();
}
