import type { Kysely } from "kysely";
import { revealGranted } from "../queries/grants.ts";
import { recordAccess } from "../queries/record-access.ts";
import type { PetitionsTables } from "../queries/tables.ts";

/** Minutes for which what was written is shown in full after it was asked for. */
export const revealMinutes = 10;

/** Shows this visitor what was written, on record, or masks it again. False without a grant. */
export async function revealContents(
  db: Kysely<PetitionsTables>,
  asked: { receiptNumber: string; visitor: string; shown: boolean; now: Date },
): Promise<boolean> {
  const { receiptNumber, visitor, shown, now } = asked;
  const until = shown ? new Date(now.getTime() + revealMinutes * 60_000) : null;
  return db.transaction().execute(async (trx) => {
    const granted = await revealGranted(trx, { receiptNumber, visitor, now, until });
    if (granted && shown) await recordAccess(trx, { visitor, receiptNumber, purpose: "show-contents" });
    return granted;
  });
}
