import type { Transaction } from "kysely";
import type { PetitionsTables } from "../queries/tables.ts";

/** The whole files of a draft become the petition's, in its transaction; what was still on its way goes with the draft. */
export async function handOverAttachments(
  trx: Transaction<PetitionsTables>,
  { draftId, petitionId }: { draftId: string; petitionId: string },
): Promise<void> {
  await trx
    .updateTable("attachments")
    .set({ draft_id: null, petition_id: petitionId })
    .where("draft_id", "=", draftId)
    .where("completed_at", "is not", null)
    .execute();
}
