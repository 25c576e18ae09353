import { feedErrors, type FeedItem, type SaveResult } from "@madang/feed-import";
import { licenceOf } from "@madang/publishing";
import { contentHash, indexDocument, lockGuid, purgeDocument, storeFiles } from "@madang/publishing/server";
import { plainText } from "@madang/rich-text";
import type { Transaction } from "kysely";
import { noticeTags } from "../cache-tags.ts";
import { notices } from "../notices-module.ts";
import { noticeSearch } from "../queries/notice-search.ts";
import type { NoticesTables } from "../queries/tables.ts";
import { categoryOf } from "./category-of.ts";
import { noticeFields } from "./notice-fields.ts";

type Notices = Transaction<NoticesTables>;

/** Stores one item of a feed by its guid: again and again with the same result. Throws FEED_ITEM_TRANSLATED_TWICE. */
export async function saveNotice(transaction: Notices, item: FeedItem): Promise<SaveResult> {
  await lockGuid(transaction, item.versionOf ?? item.guid);
  const known = await textByGuid(transaction, item.guid);
  const text = textOf(item);
  if (known?.hash === text.hash) return "unchanged";
  if (known !== undefined) return change(transaction, known.notice_id, item);
  if (item.versionOf !== undefined) return addTranslation(transaction, item.versionOf, item);
  const { id } = await transaction
    .insertInto("notices")
    .values(noticeOf(item))
    .returning("id")
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("notice_texts")
    .values({ notice_id: id, ...text })
    .execute();
  await complete(transaction, id, item);
  return "added";
}

/** What belongs to a text and stands in tables of its own: what a search reads, attachments and pictures. */
async function complete(transaction: Notices, id: number, item: FeedItem): Promise<void> {
  await indexDocument(transaction, noticeSearch, id);
  const { language, attachments, pictures } = item;
  const isLess = await storeFiles(transaction, { document: id, language, attachments, pictures });
  // What was taken away, and what is not public any more, must not come back as a stale copy.
  const mode = isLess || item.published > new Date() ? "hard" : "soft";
  await purgeDocument(transaction, { id, tags: noticeTags, tables: noticeSearch, mode });
}

function textByGuid(transaction: Notices, guid: string) {
  return transaction
    .selectFrom("notice_texts")
    .select(["notice_id", "hash"])
    .where("guid", "=", guid)
    .executeTakeFirst();
}

/** A translation never moves the original: its category and times are the original's. */
async function change(transaction: Notices, id: number, item: FeedItem): Promise<SaveResult> {
  if (item.versionOf === undefined)
    await transaction.updateTable("notices").set(noticeOf(item)).where("id", "=", id).execute();
  await transaction.updateTable("notice_texts").set(textOf(item)).where("guid", "=", item.guid).execute();
  await complete(transaction, id, item);
  return "changed";
}

async function addTranslation(transaction: Notices, original: string, item: FeedItem): Promise<SaveResult> {
  const found = await textByGuid(transaction, original);
  if (found === undefined) return "waiting";
  const added = await transaction
    .insertInto("notice_texts")
    .values({ notice_id: found.notice_id, ...textOf(item) })
    .onConflict((conflict) => conflict.columns(["notice_id", "language"]).doNothing())
    .returning("notice_id")
    .executeTakeFirst();
  if (added === undefined) throw feedErrors.create("ITEM_TRANSLATED_TWICE", { original });
  await complete(transaction, found.notice_id, item);
  return "added";
}

function noticeOf(item: FeedItem) {
  const { opens, effective, closes, telephone, corrections } = noticeFields(item);
  const [lastCorrection] = corrections;
  return {
    category: categoryOf(item.categories, item.title),
    posted_at: item.published,
    opens_at: opens,
    effective_at: effective,
    closes_at: closes,
    corrected_at: lastCorrection === undefined ? null : new Date(lastCorrection.at),
    telephone,
  };
}

function textOf(item: FeedItem) {
  const { guid, title, language, content, related } = item;
  const { number, team, officer, corrections, answers } = noticeFields(item);
  const licence = licenceOf(item.licence);
  const files = filesOf(item);
  const department = item.creator ?? notices.owner.department[language];
  return {
    guid,
    language,
    number,
    title,
    department,
    team,
    officer,
    corrections: JSON.stringify(corrections),
    content: JSON.stringify(content),
    answers: JSON.stringify(answers),
    licence: JSON.stringify(licence),
    related: JSON.stringify(related),
    words: [number ?? "", title, department, plainText(content), ...files.names].join("\n"),
    hash: contentHash({
      ...noticeOf(item),
      number,
      title,
      department,
      team,
      officer,
      corrections,
      answers,
      content,
      licence,
      related,
      files,
    }),
  };
}

/** What tells that a file changed, and the names by which a search finds the document. */
function filesOf({ attachments, pictures }: FeedItem) {
  return {
    names: attachments.map(({ title, name }) => title ?? name),
    fingerprints: [...attachments.map(({ fingerprint }) => fingerprint), ...pictures.map(({ hash }) => hash)],
  };
}
