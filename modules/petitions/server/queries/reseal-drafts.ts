import { openDraftText, sealDraft } from "./sealed-draft.ts";
import type { DraftMeans } from "./write-draft.ts";

const batchSize = 100;

/**
 * Seals a batch of drafts anew; answers how many. The pages then show the code of the newest key, and the one that was written
 * down before still opens the draft.
 */
export async function resealDrafts({ db, cipher, codes }: DraftMeans): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom("drafts")
      .selectAll()
      .where((where) =>
        where.or([where("key_id", "<>", cipher.keyId), where("code_key_id", "<>", codes.keyId)]),
      )
      .limit(batchSize)
      .forUpdate()
      .execute();
    for (const row of rows) {
      const newest = codes.digestOf(codes.codeFor(row.id, codes.keyId));
      const code = { code_key_id: codes.keyId, code_digest: newest, earlier_code_digest: row.code_digest };
      await trx
        .updateTable("drafts")
        .set(sealDraft(cipher, row.id, openDraftText(cipher, row)))
        .$if(row.code_key_id !== codes.keyId, (update) => update.set(code))
        .where("id", "=", row.id)
        .execute();
    }
    return rows.length;
  });
}
