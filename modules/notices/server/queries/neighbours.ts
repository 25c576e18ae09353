import type { Language } from "@madang/manifest";
import { sql } from "kysely";
import type { NoticeItem } from "../../contract/public.ts";
import { itemColumns, itemOf, postedNotices, type NoticesDatabase } from "./posted-notices.ts";

export interface NoticePlace {
  readonly item: Pick<NoticeItem, "id" | "posted">;
  readonly language: Language;
  readonly now: Date;
}

export interface Neighbours {
  readonly older: NoticeItem | undefined;
  readonly newer: NoticeItem | undefined;
}

/** The notices before and after this one in the whole list. */
export async function neighbours(
  db: NoticesDatabase,
  { item, language, now }: NoticePlace,
): Promise<Neighbours> {
  const place = sql`(${new Date(item.posted)}::timestamptz, ${item.id}::integer)`;
  const position = sql`(notices.posted_at, notices.id)`;
  const list = postedNotices(db, { language, now }).select(itemColumns).limit(1);
  const older = await list
    .where(sql<boolean>`${position} < ${place}`)
    .orderBy("notices.posted_at", "desc")
    .orderBy("notices.id", "desc")
    .executeTakeFirst();
  const newer = await list
    .where(sql<boolean>`${position} > ${place}`)
    .orderBy("notices.posted_at", "asc")
    .orderBy("notices.id", "asc")
    .executeTakeFirst();
  return { older: older && itemOf(older), newer: newer && itemOf(newer) };
}
