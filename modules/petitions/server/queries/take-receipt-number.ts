import { sql, type Transaction } from "kysely";
import { formatReceiptNumber } from "../../contract/public.ts";
import { dateParts, seoulDate } from "../domain/seoul-date.ts";
import { petitionsErrors } from "../errors.ts";
import type { PetitionsTables } from "./tables.ts";

const lastSequence = 999_999;

/**
 * The next number of the day in Seoul. The day's row stays locked until the transaction ends, so numbers are given once, in
 * order and without gaps: an attempt that is rolled back returns its number.
 */
export async function takeReceiptNumber(trx: Transaction<PetitionsTables>, arrivedAt: Date): Promise<string> {
  const day = seoulDate(arrivedAt);
  const row = await trx
    .insertInto("receipt_counters")
    .values({ day, last: 1 })
    .onConflict((conflict) =>
      conflict
        .column("day")
        .doUpdateSet({ last: sql<number>`receipt_counters.last + 1` })
        .where("receipt_counters.last", "<", lastSequence),
    )
    .returning("last")
    .executeTakeFirst();
  if (row === undefined) throw petitionsErrors.create("RECEIPT_NUMBERS_USED_UP", { date: day });
  return formatReceiptNumber({ ...dateParts(day), sequence: row.last });
}
