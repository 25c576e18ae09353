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

/** Shows what was written until then, or masks it. False where the visitor holds no grant. */
export async function revealGranted(
  db: Kysely<PetitionsTables>,
  {
    receiptNumber,
    visitor,
    now,
    until,
  }: { receiptNumber: string; visitor: string; now: Date; until: Date | null },
): Promise<boolean> {
  const revealed = await db
    .updateTable("grants")
    .set({ revealed_until: until })
    .where("visitor", "=", visitor)
    .where("expires_at", ">", now)
    .where("petition_id", "in", (query) =>
      query.selectFrom("petitions").select("id").where("receipt_number", "=", receiptNumber),
    )
    .returning("petition_id")
    .executeTakeFirst();
  return revealed !== undefined;
}

/** Until when this visitor sees in full what was written; undefined where it is masked. */
export async function revealedUntil(
  db: Kysely<PetitionsTables>,
  { petitionId, visitor, now }: NewGrant,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom("grants")
    .select("revealed_until")
    .where("petition_id", "=", petitionId)
    .where("visitor", "=", visitor)
    .where("revealed_until", ">", now)
    .executeTakeFirst();
  return row?.revealed_until ?? undefined;
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
