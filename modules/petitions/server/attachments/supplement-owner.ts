import type { AttachmentOwner } from "./attachment-owner.ts";

/** The open request of the office that a visitor with a grant answers. */
export function supplementOwner(asked: {
  readonly petitionId: string;
  readonly supplementId: string;
  readonly visitor: string;
  readonly now: Date;
}): AttachmentOwner {
  const { petitionId, supplementId, visitor, now } = asked;
  return {
    column: "supplement_id",
    id: supplementId,
    now,
    lock: async (trx) => {
      const row = await trx
        .selectFrom("supplements")
        .innerJoin("grants", "grants.petition_id", "supplements.petition_id")
        .select("supplements.id")
        .where("supplements.id", "=", supplementId)
        .where("supplements.petition_id", "=", petitionId)
        .where("supplements.closed_at", "is", null)
        .where("grants.visitor", "=", visitor)
        .where("grants.expires_at", ">", now)
        .forUpdate("supplements")
        .executeTakeFirst();
      return row !== undefined;
    },
    touch: async () => {},
  };
}
