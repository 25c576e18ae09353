import type { Transaction } from "kysely";
import type { PetitionsTables } from "../queries/tables.ts";
import type { AttachmentOwner } from "./attachment-owner.ts";

/** Whole files become the petition's, in the transaction that sends them; what was still on its way is thrown away. */
export async function handOverAttachments(
  trx: Transaction<PetitionsTables>,
  { column, id, petitionId }: Pick<AttachmentOwner, "column" | "id"> & { readonly petitionId: string },
): Promise<void> {
  await trx.deleteFrom("attachments").where(column, "=", id).where("completed_at", "is", null).execute();
  await trx
    .updateTable("attachments")
    .set({ draft_id: null, petition_id: petitionId })
    .where(column, "=", id)
    .execute();
}
