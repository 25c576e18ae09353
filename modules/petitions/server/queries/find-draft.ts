import type { Kysely, Transaction } from "kysely";
import type { DraftEnd } from "../../contract/paths.ts";
import type { DraftRow } from "./sealed-draft.ts";
import type { PetitionsTables } from "./tables.ts";

export interface AskedDraft {
  readonly draftId: string;
  readonly visitor: string;
  readonly now: Date;
}

/** The draft, where this visitor may open it and it has not expired. */
export async function findDraft(
  db: Kysely<PetitionsTables>,
  asked: AskedDraft,
): Promise<DraftRow | undefined> {
  return grantedDraft(db, asked).executeTakeFirst();
}

/** As `findDraft`; others who change or send it wait until this transaction ends. */
export async function lockDraft(
  trx: Transaction<PetitionsTables>,
  asked: AskedDraft,
): Promise<DraftRow | undefined> {
  return grantedDraft(trx, asked).forUpdate("drafts").executeTakeFirst();
}

export async function findDraftByCode(
  db: Kysely<PetitionsTables>,
  { digest, now }: { digest: Buffer; now: Date },
): Promise<DraftRow | undefined> {
  return db
    .selectFrom("drafts")
    .selectAll()
    .where((where) =>
      where.or([where("code_digest", "=", digest), where("earlier_code_digest", "=", digest)]),
    )
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** How a draft ended that this visitor was allowed to open; `away` for anyone else, and for one that never was. */
export async function endOfDraft(db: Kysely<PetitionsTables>, asked: AskedDraft): Promise<DraftEnd> {
  const row = await db
    .selectFrom("draft_grants as grant")
    .leftJoin("ended_drafts as end", "end.draft_id", "grant.draft_id")
    .leftJoin("drafts as draft", "draft.id", "grant.draft_id")
    .select(["end.how", "draft.id as still"])
    .where("grant.draft_id", "=", asked.draftId)
    .where("grant.visitor", "=", asked.visitor)
    .executeTakeFirst();
  if (row === undefined) return "away";
  // Expired and not yet cleared away.
  return row.still === null ? endNamed(row.how) : "expired";
}

export async function endByCode(db: Kysely<PetitionsTables>, digest: Buffer): Promise<DraftEnd> {
  const row = await db
    .selectFrom("ended_drafts")
    .select("how")
    .where("code_digest", "=", digest)
    .executeTakeFirst();
  return row === undefined ? "away" : endNamed(row.how);
}

function endNamed(how: string | null): DraftEnd {
  return how === "sent" || how === "deleted" ? how : "expired";
}

function grantedDraft(db: Kysely<PetitionsTables>, { draftId, visitor, now }: AskedDraft) {
  return db
    .selectFrom("drafts")
    .innerJoin("draft_grants", "draft_grants.draft_id", "drafts.id")
    .selectAll("drafts")
    .where("drafts.id", "=", draftId)
    .where("draft_grants.visitor", "=", visitor)
    .where("drafts.expires_at", ">", now);
}
