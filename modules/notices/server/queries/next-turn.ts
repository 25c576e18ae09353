import { dayStart, earliest } from "@madang/publishing";
import { sql } from "kysely";
import { lawfulEffect } from "./notice-state.ts";
import type { NoticesDatabase } from "./posted-notices.ts";

const oneDay = 24 * 60 * 60 * 1000;

/**
 * When any notice will next be posted, open, take effect or close, or a day ends in Seoul, by which days left are counted: until
 * then every list, count and page stays as it is now. Each of the five times has an index of its own.
 */
export async function nextTurn(db: NoticesDatabase, now: Date): Promise<Date | undefined> {
  const effect = sql.raw(lawfulEffect);
  const { rows } = await sql<{ next: Date | null }>`
    select least(
      (select min(posted_at) from notices where posted_at > ${now}),
      (select min(opens_at) from notices where opens_at > ${now}),
      (select min(effective_at) from notices where effective_at > ${now}),
      (select min(closes_at) from notices where closes_at > ${now}),
      (select min(${effect}) from notices where ${effect} > ${now})
    ) as next`.execute(db);
  return earliest(rows[0]?.next ?? undefined, new Date(dayStart(now).getTime() + oneDay));
}
