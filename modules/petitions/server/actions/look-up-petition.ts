import type { Kysely } from "kysely";
import { decoyHash, verifyPassword } from "../domain/password-hash.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { findByReceiptNumber } from "../queries/find-petition.ts";
import { forgetOldGrants, grantAccess } from "../queries/grants.ts";
import { countAttempt, forgetOldAttempts, forgiveAttempts } from "../queries/guess-limits.ts";
import { recordAccess } from "../queries/record-access.ts";
import { openColumn } from "../queries/sealed-petition.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface LookUp {
  readonly receiptNumber: string;
  readonly password: string;
  readonly visitor: string;
  readonly now: Date;
}

export type LookUpResult =
  | { readonly outcome: "found" }
  /** Wrong number or wrong password: nobody learns which. */
  | { readonly outcome: "refused"; readonly lockedUntil: Date | undefined }
  | { readonly outcome: "locked"; readonly lockedUntil: Date };

/** Compares the password and, where it is right, opens the petition to this visitor for a while. */
export async function lookUpPetition(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  lookUp: LookUp,
): Promise<LookUpResult> {
  const { receiptNumber, visitor, now } = lookUp;
  const attempt = await countAttempt(db, { receiptNumber, visitor, now });
  if (!attempt.allowed) {
    await recordAccess(db, { visitor, receiptNumber, purpose: "look-up-locked" });
    return { outcome: "locked", lockedUntil: attempt.lockedUntil ?? now };
  }
  const petition = await findByReceiptNumber(db, receiptNumber);
  const hash = petition === undefined ? decoyHash : openColumn(cipher, petition, "password_hash");
  const isRight = await verifyPassword(lookUp.password, hash);
  if (petition === undefined || !isRight) {
    await recordAccess(db, { visitor, receiptNumber, purpose: "look-up-refused" });
    return { outcome: "refused", lockedUntil: attempt.lockedUntil };
  }
  await recordAccess(db, { visitor, receiptNumber, purpose: "look-up" });
  await forgiveAttempts(db, attempt);
  await Promise.all([forgetOldAttempts(db, now), forgetOldGrants(db, now)]);
  await grantAccess(db, { petitionId: petition.id, visitor, now });
  return { outcome: "found" };
}
