import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import { daysUntilEffect, takesPart, noticeCategories, type NoticeState } from "../../contract/public.ts";

const kinds = sql.join(noticeCategories.filter(takesPart).map((kind) => sql.lit(kind)));

const isPart = sql<SqlBool>`(notices.category in (${kinds}) and (notices.closes_at is not null or notices.effective_at is null))`;

const isOnlyDisplayed = sql<SqlBool>`(notices.category = 'announcement' and notices.effective_at is null and notices.closes_at is not null)`;

/** `effectOf` for the database: the migration indexes this very expression. */
export const lawfulEffect = `((date_trunc('day', posted_at at time zone 'Asia/Seoul') + interval '${daysUntilEffect + 1} days') at time zone 'Asia/Seoul')`;

/**
 * `noticeState` for the database; a test compares the two. Upcoming: opens later, or comes into force later. Closed: its closing time
 * has come. In force: everything else.
 */
export function stateOf(now: Date): RawBuilder<NoticeState> {
  const effect = sql`coalesce(notices.effective_at, ${sql.raw(lawfulEffect)})`;
  return sql<NoticeState>`case
    when ${isPart} then case
      when notices.opens_at > ${now} then 'upcoming' when notices.closes_at <= ${now} then 'closed' else 'inforce' end
    when ${isOnlyDisplayed} then case when notices.closes_at > ${now} then 'inforce' else 'closed' end
    when ${effect} > ${now} then 'upcoming'
    else 'inforce' end`;
}

export function isInState(state: NoticeState, now: Date): Expression<SqlBool> {
  return sql<SqlBool>`${stateOf(now)} = ${state}`;
}
