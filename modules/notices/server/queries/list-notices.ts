import { documentPage } from "@madang/publishing";
import { countRows, neighboursIn, newestFirst, type ListPart } from "@madang/publishing/server";
import type { NoticeItem, NoticeItems, NoticeState } from "../../contract/public.ts";
import { noticeColumns } from "./notice-places.ts";
import { stateOf } from "./notice-state.ts";
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
  part: ListPart,
): Promise<NoticeItem[]> {
  const list = postedNotices(db, filter).select(itemColumns);
  return (await newestFirst(list, noticeColumns, part)).map(itemOf(filter.now));
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
  return rows.map(itemOf(filter.now));
}

export function countNotices(db: NoticesDatabase, filter: NoticeFilter): Promise<number> {
  return countRows(postedNotices(db, filter));
}

/** How many there are in each state, whichever state was asked for. */
export async function countStates(
  db: NoticesDatabase,
  filter: NoticeFilter,
): Promise<Record<NoticeState, number>> {
  const rows = await postedNotices(db, { ...filter, state: undefined })
    .select((select) => [stateOf(filter.now).as("state"), select.fn.countAll<string>().as("total")])
    .groupBy("state")
    .execute();
  const none: Record<NoticeState, number> = { upcoming: 0, inforce: 0, closed: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, total }) => [state, Number(total)])) };
}

/** The notices before and after this one in the whole list. */
export async function noticesBeside(
  db: NoticesDatabase,
  { id, posted }: Pick<NoticeItem, "id" | "posted">,
  filter: NoticeFilter,
): Promise<{ older: NoticeItem | undefined; newer: NoticeItem | undefined }> {
  const list = postedNotices(db, filter).select(itemColumns);
  const place = { id, time: new Date(posted) };
  const { older, newer } = await neighboursIn(list, noticeColumns, place);
  const item = itemOf(filter.now);
  return { older: older && item(older), newer: newer && item(newer) };
}
