import type { Kysely, Transaction } from "kysely";
import { expiryAfter } from "../domain/draft-expiry.ts";
import type { ColumnCipher } from "../encryption/column-cipher.ts";
import { lockDraft, type AskedDraft } from "../queries/find-draft.ts";
import type { PetitionsTables } from "../queries/tables.ts";

export interface AttachmentMeans {
  readonly db: Kysely<PetitionsTables>;
  readonly cipher: ColumnCipher;
}

/** What files are attached to while they come in: a draft, or the answer to a request for material. */
export interface AttachmentOwner {
  readonly column: "draft_id" | "supplement_id";
  readonly id: string;
  readonly now: Date;
  /** Files that come and go at the same moment queue, so that limits hold for all of them. False where this visitor has it no more. */
  lock(trx: Transaction<PetitionsTables>): Promise<boolean>;
  /** Somebody works on it; `changed` where a file came or went. */
  touch(trx: Transaction<PetitionsTables>, changed: boolean): Promise<void>;
}

export function draftOwner(asked: AskedDraft): AttachmentOwner {
  const { draftId, now } = asked;
  return {
    column: "draft_id",
    id: draftId,
    now,
    lock: async (trx) => (await lockDraft(trx, asked)) !== undefined,
    // A draft that somebody works on lives on. What was reviewed is what is sent: a file is part of that.
    touch: async (trx, changed) => {
      await trx
        .updateTable("drafts")
        .set((eb) => ({
          revision: eb("revision", "+", changed ? 1 : 0),
          saved_at: now,
          expires_at: expiryAfter(now),
        }))
        .where("id", "=", draftId)
        .execute();
    },
  };
}
