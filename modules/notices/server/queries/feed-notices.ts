import { localizedPath } from "@madang/manifest";
import { fileAddresses } from "@madang/publishing";
import {
  enclosuresOf,
  latestChange,
  licenceElements,
  newestFirst,
  type FeedDocument,
} from "@madang/publishing/server";
import { excerpt } from "@madang/rich-text";
import { noticePaths } from "../../contract/public.ts";
import { noticeWords } from "../../ui/words/notice-words.ts";
import { noticeElements } from "../api/notice-elements.ts";
import { notices } from "../notices-module.ts";
import { noticeColumns } from "./notice-places.ts";
import { itemColumns, postedNotices, type NoticeFilter, type NoticesDatabase } from "./posted-notices.ts";

const addresses = fileAddresses(notices);

/** As many as readers of feeds fetch at once; older ones stand in the list and the API. */
const most = 20;

export interface FeedContent {
  readonly documents: FeedDocument[];
  readonly changed: Date;
  readonly shown: readonly { readonly id: number }[];
}

/** The newest notices with their texts, as feeds show them. */
export async function feedNotices(db: NoticesDatabase, filter: NoticeFilter): Promise<FeedContent> {
  const list = postedNotices(db, filter)
    .leftJoin("notice_texts as original", (join) =>
      join.onRef("original.notice_id", "=", "notices.id").on("original.language", "=", "ko"),
    )
    .select(itemColumns)
    .select(["notices.telephone", "notice_texts.team", "notice_texts.officer", "notice_texts.corrections"])
    .select(["notice_texts.guid", "notice_texts.changed_at", "notice_texts.content", "notice_texts.licence"])
    .select("original.guid as original_guid");
  const rows = await newestFirst(list, noticeColumns, { limit: most });
  const documents = rows.map(async (row) => ({
    guid: row.guid,
    versionOf: row.original_guid === row.guid ? undefined : (row.original_guid ?? undefined),
    path: localizedPath(noticePaths.notice(row.id), row.language),
    title: row.title,
    language: row.language,
    department: row.department,
    content: row.content,
    published: row.posted_at,
    changed: row.corrected_at ?? row.posted_at,
    categories: [noticeWords[row.language].categories[row.category]],
    summary: excerpt(row.content),
    enclosures: await enclosuresOf(db, { document: row.id, language: row.language, addresses }),
    more: [...noticeElements(row), ...licenceElements(row.licence)],
  }));
  return {
    shown: rows,
    documents: await Promise.all(documents),
    changed: latestChange(rows.flatMap(({ posted_at, changed_at }) => [posted_at, changed_at])),
  };
}
