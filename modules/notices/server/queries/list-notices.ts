import { lastPage } from "@madang/publishing";
import type { NoticeItem, NoticeItems } from "../../contract/public.ts";
import {
  itemColumns,
  itemOf,
  postedNotices,
  type NoticeFilter,
  type NoticesDatabase,
} from "./posted-notices.ts";

export const noticesPerPage = 10;

/** One page of the list, newest first. A page after the last one is the last one. */
export async function listNotices(
  db: NoticesDatabase,
  filter: NoticeFilter,
  page: number,
): Promise<NoticeItems> {
  const total = await countNotices(db, filter);
  const pages = lastPage(total, noticesPerPage);
  const current = Math.min(page, pages);
  const items = await newestNotices(db, filter, {
    limit: noticesPerPage,
    offset: (current - 1) * noticesPerPage,
  });
  return { items, total, page: current, pages };
}

export async function newestNotices(
  db: NoticesDatabase,
  filter: NoticeFilter,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<NoticeItem[]> {
  const rows = await postedNotices(db, filter)
    .select(itemColumns)
    .orderBy("notices.posted_at", "desc")
    .orderBy("notices.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(itemOf);
}

/** What closes next comes first. */
export async function closingNotices(
  db: NoticesDatabase,
  filter: NoticeFilter,
  { limit }: { readonly limit: number },
): Promise<NoticeItem[]> {
  const rows = await postedNotices(db, { ...filter, open: true })
    .select(itemColumns)
    .orderBy("notices.closes_at")
    .orderBy("notices.id")
    .limit(limit)
    .execute();
  return rows.map(itemOf);
}

export async function countNotices(db: NoticesDatabase, filter: NoticeFilter): Promise<number> {
  const { total } = await postedNotices(db, filter)
    .select((select) => select.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}
