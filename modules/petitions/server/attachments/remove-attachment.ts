import { lockDraft, type AskedDraft } from "../queries/find-draft.ts";
import type { DraftMeans } from "../queries/write-draft.ts";
import { changeRevision } from "./complete-attachment.ts";

/** Takes a file out of a draft; one that is not there is out already. False where this visitor has no such draft any more. */
export async function removeAttachment(
  { db }: DraftMeans,
  asked: AskedDraft & { id: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await lockDraft(trx, asked)) === undefined) return false;
    const { numDeletedRows } = await trx
      .deleteFrom("attachments")
      .where("id", "=", asked.id)
      .where("draft_id", "=", asked.draftId)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await changeRevision(trx, asked);
    return true;
  });
}
