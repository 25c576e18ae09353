import { documentPage } from "@madang/publishing";
import type { NoticeItem, NoticeItems } from "../../contract/public.ts";
import {
  itemColumns,
  itemOf,
  postedNotices,
  type NoticeFilter,
  type NoticesDatabase,
} from "./posted-notices.ts";

/** One page of the list, newest first. */
export async function listNotices(
  db: NoticesDatabase,
  filter: NoticeFilter,
  page: number,
): Promise<NoticeItems> {
  return documentPage(page, {
    count: () => countNotices(db, filter),
    read: (part) => newestNotices(db, filter, part),
  });
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
