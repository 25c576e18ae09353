import type { Language } from "@madang/manifest";
import type { DocumentFilter } from "@madang/publishing";
import { isFound } from "@madang/publishing/server";
import { sql, type Expression, type Kysely, type SqlBool } from "kysely";
import {
  effectOf,
  noticeState,
  type NoticeCategory,
  type NoticeItem,
  type NoticeState,
} from "../../contract/public.ts";
import { noticeSearch } from "./notice-search.ts";
import { isInState } from "./notice-state.ts";
import type { NoticesTables } from "./tables.ts";

export type NoticesDatabase = Kysely<NoticesTables>;

export interface NoticeFilter extends DocumentFilter {
  readonly state?: NoticeState | undefined;
  readonly categories?: readonly NoticeCategory[] | undefined;
  /** Only those that take opinions, applications or bids at the moment. */
  readonly open?: boolean | undefined;
  /** Only those that close before then. */
  readonly closesBefore?: Date | undefined;
}

/** Texts in one language of what is posted, narrowed by the filter: where every list and count begins. */
export function postedNotices(db: NoticesDatabase, filter: NoticeFilter) {
  const { language, now, categories, department, since, before, words = [] } = filter;
  let notices = db
    .selectFrom("notices")
    .innerJoin("notice_texts", "notice_texts.notice_id", "notices.id")
    .where("notice_texts.language", "=", language)
    .where("notices.posted_at", "<=", now);
  if (categories !== undefined) notices = notices.where("notices.category", "in", categories);
  if (department !== undefined) notices = notices.where("notice_texts.department", "=", department);
  if (since !== undefined) notices = notices.where("notices.posted_at", ">=", since);
  if (before !== undefined) notices = notices.where("notices.posted_at", "<", before);
  if (words.length > 0)
    notices = notices.where(isFound("notices.id", { table: noticeSearch.search, language, now, words }));
  for (const condition of timeConditions(filter)) notices = notices.where(condition);
  return notices;
}

/** Conditions on the table of notices alone: where one stands in time. */
export function timeConditions({ now, state, open, closesBefore }: NoticeFilter): Expression<SqlBool>[] {
  return [
    ...(state === undefined ? [] : [isInState(state, now)]),
    ...(closesBefore === undefined ? [] : [sql<SqlBool>`notices.closes_at < ${closesBefore}`]),
    ...(open === true
      ? [
          sql<SqlBool>`(notices.closes_at > ${now} and (notices.opens_at is null or notices.opens_at <= ${now}))`,
        ]
      : []),
  ];
}

export const itemColumns = [
  "notices.id",
  "notices.category",
  "notices.posted_at",
  "notices.opens_at",
  "notices.effective_at",
  "notices.closes_at",
  "notices.corrected_at",
  "notice_texts.language",
  "notice_texts.number",
  "notice_texts.title",
  "notice_texts.department",
] as const;

interface ItemRow {
  readonly id: number;
  readonly category: NoticeCategory;
  readonly posted_at: Date;
  readonly opens_at: Date | null;
  readonly effective_at: Date | null;
  readonly closes_at: Date | null;
  readonly corrected_at: Date | null;
  readonly language: Language;
  readonly number: string | null;
  readonly title: string;
  readonly department: string;
}

/** As it stands at that moment. */
export function itemOf(now: Date): (row: ItemRow) => NoticeItem {
  return (row) => {
    const { posted_at, opens_at, effective_at, closes_at, corrected_at, ...item } = row;
    const times = {
      posted: posted_at.toISOString(),
      opens: opens_at?.toISOString() ?? null,
      effective: effective_at?.toISOString() ?? null,
      closes: closes_at?.toISOString() ?? null,
      corrected: corrected_at?.toISOString() ?? null,
    };
    const facts = { ...times, category: row.category };
    return { ...item, ...times, state: noticeState(facts, now), effect: effectOf(facts) };
  };
}
