import { documentPage } from "@madang/publishing";
import {
  countFound,
  findDocuments,
  inOrder,
  isFound,
  mostCounted,
  neighboursIn,
  newestFirst,
  type ListPart,
} from "@madang/publishing/server";
import type { NoticeItem, NoticeItems, NoticeState } from "../../contract/public.ts";
import { noticeColumns } from "./notice-places.ts";
import { stateOf } from "./notice-state.ts";
import { searchOf } from "./searched-notices.ts";
import {
  itemColumns,
  itemOf,
  postedNotices,
  type NoticeFilter,
  type NoticesDatabase,
} from "./posted-notices.ts";

/** One page of the list, newest first; of a search, first where the title has the words. */
export async function listNotices(
  db: NoticesDatabase,
  filter: NoticeFilter,
  page: number,
): Promise<NoticeItems> {
  const search = searchOf(filter);
  const { language, now } = filter;
  return documentPage(page, {
    count: () => countFound(db, search),
    async read(part) {
      const ids = await findDocuments(db, search, part);
      if (ids.length === 0) return [];
      const rows = await postedNotices(db, { language, now })
        .where("notices.id", "in", ids)
        .select(itemColumns)
        .execute();
      return inOrder(ids, rows.map(itemOf(now)));
    },
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

export async function countNotices(db: NoticesDatabase, filter: NoticeFilter): Promise<number> {
  return (await countFound(db, searchOf(filter))).total;
}

/** How many there are in each state, whichever state was asked for; undefined where a search finds more than it counts. */
export async function countStates(
  db: NoticesDatabase,
  filter: NoticeFilter,
): Promise<Record<NoticeState, number> | undefined> {
  const search = searchOf({ ...filter, state: undefined });
  const most = search.words.length === 0 ? undefined : mostCounted + 1;
  const rows = await db
    .selectFrom("notices")
    .where(isFound("notices.id", search, most))
    .select((select) => [stateOf(filter.now).as("state"), select.fn.countAll<string>().as("total")])
    .groupBy("state")
    .execute();
  const counts: Record<NoticeState, number> = { upcoming: 0, inforce: 0, closed: 0 };
  for (const { state, total } of rows) counts[state] = Number(total);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return most !== undefined && all > mostCounted ? undefined : counts;
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
