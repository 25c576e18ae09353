import type { Insertable, Kysely } from "kysely";
import type { PetitionsTables } from "./tables.ts";

/** How long a petition stays open to the visitor who sent it or gave its password. */
export const grantMinutes = 30;

/** Rows outlive the grant: a visitor who has once been let in is not held up by strangers' guesses. */
const knownVisitorDays = 90;

export interface NewGrant {
  readonly petitionId: string;
  readonly visitor: string;
  readonly now: Date;
}

export async function grantAccess(db: Kysely<PetitionsTables>, grant: NewGrant): Promise<void> {
  const row = grantFor(grant);
  const { expires_at } = row;
  await db
    .insertInto("grants")
    .values(row)
    .onConflict((conflict) => conflict.columns(["petition_id", "visitor"]).doUpdateSet({ expires_at }))
    .execute();
}

/** The row of a grant that begins now. */
export function grantFor({ petitionId, visitor, now }: NewGrant): Insertable<PetitionsTables["grants"]> {
  const expires_at = new Date(now.getTime() + grantMinutes * 60_000);
  return { petition_id: petitionId, visitor, expires_at };
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
