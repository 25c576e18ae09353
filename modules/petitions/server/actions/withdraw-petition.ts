import type { Kysely } from "kysely";
import { isFinished, unfinishedSteps } from "../../contract/petition-steps.ts";
import { verifyPassword } from "../domain/password-hash.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { advancePetition } from "../queries/advance-petition.ts";
import { countAttempt, forgiveAttempts } from "../queries/guess-limits.ts";
import { stepOf } from "../queries/petition-history.ts";
import { recordAccess } from "../queries/record-access.ts";
import { openColumn, type PetitionRow } from "../queries/sealed-petition.ts";
import { closeSupplements, endStops } from "../queries/supplements.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface Withdrawal {
  readonly petition: PetitionRow;
  readonly visitor: string;
  readonly password: string;
  /** May be empty. */
  readonly reason: string;
  readonly now: Date;
}

export type WithdrawalResult =
  /** Also where it was withdrawn before: sending the form again changes nothing. */
  | { readonly outcome: "withdrawn" }
  /** An answer was given, or the petition returned; it can no longer be taken back. */
  | { readonly outcome: "finished" }
  | { readonly outcome: "refused" }
  | { readonly outcome: "locked"; readonly lockedUntil: Date };

/** Takes a petition back for its sender, who gives the password once more (Civil Petitions Treatment Act art. 22(2)). */
export async function withdrawPetition(
  means: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  withdrawal: Withdrawal,
): Promise<WithdrawalResult> {
  const { db, cipher } = means;
  const { petition, visitor, password, now } = withdrawal;
  const receiptNumber = petition.receipt_number;
  const settled = settledAs(petition.step);
  if (settled !== undefined) return { outcome: settled };
  const attempt = await countAttempt(db, { receiptNumber, visitor, now });
  if (!attempt.allowed) return { outcome: "locked", lockedUntil: attempt.lockedUntil ?? now };
  if (!(await verifyPassword(password, openColumn(cipher, petition, "password_hash")))) {
    await recordAccess(db, { visitor, receiptNumber, purpose: "withdraw-refused" });
    const { lockedUntil } = attempt;
    return lockedUntil === undefined ? { outcome: "refused" } : { outcome: "locked", lockedUntil };
  }
  await forgiveAttempts(db, attempt);
  return { outcome: await withdraw(means, withdrawal) };
}

async function withdraw(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  { petition, visitor, reason, now }: Withdrawal,
): Promise<"withdrawn" | "finished"> {
  const petitionId = petition.id;
  return db.transaction().execute(async (trx) => {
    const moved = await advancePetition(trx, cipher, {
      petitionId,
      receiptNumber: petition.receipt_number,
      visitor,
      at: now,
      from: unfinishedSteps,
      to: "withdrawn",
      event: { step: "withdrawn", note: reason },
      purpose: "withdraw",
    });
    if (moved) {
      await endStops(trx, { petitionId, now });
      await closeSupplements(trx, { petitionId, now });
      return "withdrawn";
    }
    const row = await trx
      .selectFrom("petitions")
      .select("step")
      .where("id", "=", petitionId)
      .executeTakeFirstOrThrow();
    return settledAs(row.step) ?? "finished";
  });
}

function settledAs(step: string): "withdrawn" | "finished" | undefined {
  if (step === "withdrawn") return "withdrawn";
  return isFinished(stepOf(step)) ? "finished" : undefined;
}
