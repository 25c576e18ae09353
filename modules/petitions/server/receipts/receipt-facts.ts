import type { Kysely } from "kysely";
import type { ReceiptPetition } from "../../ui/parts/receipt-facts.ts";
import { openPetition } from "../actions/open-petition.ts";
import { petitionAttachments } from "../attachments/draft-attachments.ts";
import { maskName } from "../domain/masked-name.ts";
import { petitionClock } from "../domain/petition-clock.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { clockFacts } from "../queries/clock-facts.ts";
import { petitionHistory } from "../queries/petition-history.ts";
import type { PetitionsTables } from "../queries/tables.ts";

interface Means {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
}

/** What the receipt says, for a visitor to whom the petition is open; undefined for anyone else. The look is on record. */
export async function receiptFacts(
  means: Means,
  { receiptNumber, visitor }: { receiptNumber: string; visitor: string | undefined },
): Promise<ReceiptPetition | undefined> {
  const opened = await openPetition(means, { receiptNumber, visitor, purpose: "view-receipt" });
  if (opened === undefined) return undefined;
  const { row, text } = opened;
  const history = await petitionHistory(means.db, means.cipher, row.id);
  const facts = await clockFacts(means.db, {
    id: row.id,
    type: text.type,
    arrivedAt: row.arrived_at,
    history,
  });
  const clock = petitionClock(facts);
  const receiptBy = clock?.receipt.due?.at;
  // Until it is received, the answer is expected as if it were received in the last minute.
  const expected =
    receiptBy === undefined || facts.receivedAt !== undefined
      ? clock
      : petitionClock({ ...facts, receivedAt: new Date(receiptBy) });
  return {
    type: text.type,
    reply: text.reply,
    maskedName: maskName(text.name),
    arrivedAt: row.arrived_at.toISOString(),
    receivedAt: facts.receivedAt?.toISOString(),
    receiptBy,
    answerBy: expected?.answer?.now.due?.date,
    files: (await petitionAttachments(means, row.id)).length,
  };
}
