import { withdrawDocument } from "@madang/publishing/server";
import type { Transaction } from "kysely";
import { noticeTags } from "../cache-tags.ts";
import { noticeSearch } from "../queries/notice-search.ts";
import type { NoticesTables } from "../queries/tables.ts";

/** Takes a notice, or one of its translations, away for good. */
export function withdrawNotice(transaction: Transaction<NoticesTables>, guid: string): Promise<boolean> {
  return withdrawDocument(transaction, { guid, tables: noticeSearch, tags: noticeTags });
}
