import type { Kysely } from "kysely";
import { decoyHash, verifyPassword } from "../domain/password-hash.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { clientWait, countClientFailure } from "../queries/client-attempts.ts";
import { findByReceiptNumber } from "../queries/find-petition.ts";
import { forgetOldGrants, grantAccess, isKnownVisitor } from "../queries/grants.ts";
import { countAttempt, forgetOldAttempts, forgiveAttempts } from "../queries/guess-limits.ts";
import { recordAccess } from "../queries/record-access.ts";
import { openColumn, type PetitionRow } from "../queries/sealed-petition.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface LookUp {
  readonly receiptNumber: string;
  readonly password: string;
  readonly visitor: string;
  /** Keyed digest of the network address, where it is known. */
  readonly client: string | undefined;
  readonly now: Date;
}

export type LookUpResult =
  | { readonly outcome: "found" }
  /** Wrong number or wrong password: nobody learns which. */
  | { readonly outcome: "refused" }
  /** Too many wrong ones at this petition or by this visitor. */
  | { readonly outcome: "locked"; readonly lockedUntil: Date }
  /** Too many wrong ones from this address, at whatever petitions. */
  | { readonly outcome: "address-waits"; readonly lockedUntil: Date };

interface Means {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
}

/** Compares the password and, where it is right, opens the petition to this visitor for a while. */
export async function lookUpPetition({ db, cipher }: Means, lookUp: LookUp): Promise<LookUpResult> {
  const { receiptNumber, visitor, now } = lookUp;
  const wait = await addressWait(db, lookUp);
  if (wait !== undefined) return { outcome: "address-waits", lockedUntil: wait };
  const attempt = await countAttempt(db, { receiptNumber, visitor, now });
  if (!attempt.allowed) {
    await recordAccess(db, { visitor, receiptNumber, purpose: "look-up-locked" });
    return { outcome: "locked", lockedUntil: attempt.lockedUntil ?? now };
  }
  const petition = await findByReceiptNumber(db, receiptNumber);
  const hash = petition === undefined ? decoyHash : openColumn(cipher, petition, "password_hash");
  const isRight = await verifyPassword(lookUp.password, hash);
  if (petition === undefined || !isRight) {
    await refuse(db, lookUp);
    const { lockedUntil } = attempt;
    return lockedUntil === undefined ? { outcome: "refused" } : { outcome: "locked", lockedUntil };
  }
  await letIn(db, { petition, visitor, now });
  await forgiveAttempts(db, attempt);
  return { outcome: "found" };
}

/** A visitor who was once let in to this petition does not wait for strangers behind the same address. */
async function addressWait(db: Kysely<PetitionsTables>, lookUp: LookUp): Promise<Date | undefined> {
  const { client, receiptNumber, visitor, now } = lookUp;
  if (client === undefined) return undefined;
  const wait = await clientWait(db, { subject: client, now });
  if (wait === undefined || (await isKnownVisitor(db, { receiptNumber, visitor }))) return undefined;
  await recordAccess(db, { visitor, receiptNumber, purpose: "look-up-locked" });
  return wait;
}

async function refuse(db: Kysely<PetitionsTables>, { client, ...lookUp }: LookUp): Promise<void> {
  const { visitor, receiptNumber, now } = lookUp;
  await recordAccess(db, { visitor, receiptNumber, purpose: "look-up-refused" });
  if (client !== undefined) await countClientFailure(db, { subject: client, now });
}

async function letIn(
  db: Kysely<PetitionsTables>,
  { petition, visitor, now }: { petition: PetitionRow; visitor: string; now: Date },
): Promise<void> {
  await recordAccess(db, { visitor, receiptNumber: petition.receipt_number, purpose: "look-up" });
  await Promise.all([forgetOldAttempts(db, now), forgetOldGrants(db, now)]);
  await grantAccess(db, { petitionId: petition.id, visitor, now });
}
