import type { AttachmentMeans, AttachmentOwner } from "./attachment-owner.ts";

/** Takes a file away; one that is not there is away already. False where this visitor has no such draft or request any more. */
export async function removeAttachment(
  { db }: AttachmentMeans,
  owner: AttachmentOwner,
  id: string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await owner.lock(trx))) return false;
    const { numDeletedRows } = await trx
      .deleteFrom("attachments")
      .where("id", "=", id)
      .where(owner.column, "=", owner.id)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await owner.touch(trx, true);
    return true;
  });
}
