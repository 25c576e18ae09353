import type { Kysely, Transaction } from "kysely";
import type { DraftEnd } from "../../contract/paths.ts";
import { forgetEndsBefore } from "../domain/draft-expiry.ts";
import { lockDraft, type AskedDraft } from "./find-draft.ts";
import type { PetitionsTables } from "./tables.ts";

interface Ended {
  readonly id: string;
  readonly code_digest: Buffer;
}

/** Removes everything that was written; what stays says only that the draft ended, how and when. */
export async function endDrafts(
  trx: Transaction<PetitionsTables>,
  { drafts, how, now }: { drafts: readonly Ended[]; how: Exclude<DraftEnd, "away">; now: Date },
): Promise<void> {
  if (drafts.length === 0) return;
  const ids = drafts.map(({ id }) => id);
  await trx.deleteFrom("drafts").where("id", "in", ids).execute();
  await trx
    .insertInto("ended_drafts")
    .values(drafts.map(({ id, code_digest }) => ({ draft_id: id, code_digest, how, ended_at: now })))
    .execute();
}

/** Deletes a draft at once. False where this visitor has no such draft. */
export async function deleteDraft(db: Kysely<PetitionsTables>, asked: AskedDraft): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await lockDraft(trx, asked);
    if (row === undefined) return false;
    await endDrafts(trx, { drafts: [row], how: "deleted", now: asked.now });
    return true;
  });
}

/** A batch of drafts that nobody has saved in time; answers how many. Several processes may do it at once. */
export async function expireDrafts(
  db: Kysely<PetitionsTables>,
  { now, batch }: { now: Date; batch: number },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const drafts = await trx
      .selectFrom("drafts")
      .select(["id", "code_digest"])
      .where("expires_at", "<=", now)
      .limit(batch)
      .forUpdate()
      .skipLocked()
      .execute();
    await endDrafts(trx, { drafts, how: "expired", now });
    return drafts.length;
  });
}

/** What was remembered of drafts that ended long ago, and who could open them. */
export async function forgetEndedDrafts(db: Kysely<PetitionsTables>, now: Date): Promise<void> {
  const before = forgetEndsBefore(now);
  await db
    .deleteFrom("draft_grants")
    .where("granted_at", "<", before)
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom("drafts").select("id").whereRef("drafts.id", "=", "draft_grants.draft_id"),
        ),
      ),
    )
    .execute();
  await db.deleteFrom("ended_drafts").where("ended_at", "<", before).execute();
}
