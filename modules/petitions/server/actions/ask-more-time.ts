import type { Kysely } from "kysely";
import { longerTerm, requestsLeft } from "../domain/supplement-term.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { advancePetition } from "../queries/advance-petition.ts";
import type { PetitionRow } from "../queries/sealed-petition.ts";
import { latestSupplement, lengthenTerm } from "../queries/supplements.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface MoreTimeRequest {
  readonly petition: PetitionRow;
  readonly visitor: string;
  readonly supplementId: string;
  readonly days: number;
  /** Made with the form: the same form sent twice is one request. */
  readonly actionKey: string;
  readonly now: Date;
}

export type MoreTimeOutcome = "granted" | "used-up" | "closed";

/** Makes the citizen's term longer, at most as often as the statute allows. */
export async function askMoreTime(
  { db, cipher }: { db: Kysely<PetitionsTables>; cipher: ColumnCipher },
  asked: MoreTimeRequest,
): Promise<MoreTimeOutcome> {
  const { petition, visitor, supplementId, days, actionKey, now } = asked;
  return db.transaction().execute(async (trx) => {
    const current = await latestSupplement(trx, cipher, petition.id, { lock: true });
    if (current?.id !== supplementId) return "closed";
    const known = await trx
      .selectFrom("petition_events")
      .select("id")
      .where("action_key", "=", actionKey)
      .where("petition_id", "=", petition.id)
      .executeTakeFirst();
    if (known !== undefined) return "granted";
    if (!current.isOpen) return "closed";
    if (requestsLeft(current.moreTime) === 0) return "used-up";
    const moved = await advancePetition(trx, cipher, {
      petitionId: petition.id,
      receiptNumber: petition.receipt_number,
      visitor,
      at: now,
      from: ["supplement-asked"],
      to: "supplement-asked",
      event: { step: "supplement-more-time", note: "", actionKey },
      purpose: "ask-more-time",
    });
    if (!moved) return "closed";
    await lengthenTerm(trx, { id: current.id, dueOn: longerTerm(current.dueOn, days) });
    return "granted";
  });
}
