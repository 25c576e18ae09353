import { feedErrors, type FeedItem, type SaveResult } from "@madang/feed-import";
import { licenceOf } from "@madang/publishing";
import { contentHash, indexDocument, lockGuid, purgeDocument, storeFiles } from "@madang/publishing/server";
import { excerpt, plainText } from "@madang/rich-text";
import type { Transaction } from "kysely";
import { newsTags } from "../cache-tags.ts";
import { news } from "../news-module.ts";
import { kinOfArticle } from "../queries/article-kin.ts";
import { articleSearch } from "../queries/article-search.ts";
import type { NewsTables } from "../queries/tables.ts";
import { classify } from "./category-of.ts";

type News = Transaction<NewsTables>;

/** Stores one item of a feed by its guid: again and again with the same result. Throws FEED_ITEM_TRANSLATED_TWICE. */
export async function saveArticle(transaction: News, item: FeedItem): Promise<SaveResult> {
  await lockGuid(transaction, item.versionOf ?? item.guid);
  const known = await textByGuid(transaction, item.guid);
  const text = textOf(item);
  if (known?.hash === text.hash) return "unchanged";
  if (known !== undefined) return change(transaction, known.article_id, item);
  if (item.versionOf !== undefined) return addTranslation(transaction, item.versionOf, item);
  const { id } = await transaction
    .insertInto("articles")
    .values(articleOf(item))
    .returning("id")
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("article_texts")
    .values({ article_id: id, ...text })
    .execute();
  await complete(transaction, id, item);
  return "added";
}

/**
 * What belongs to a text and stands in tables of its own: what a search reads, attachments and pictures. `before`: what others shared
 * with the article until now.
 */
async function complete(
  transaction: News,
  id: number,
  item: FeedItem,
  before: readonly string[] = [],
): Promise<void> {
  await indexDocument(transaction, articleSearch, id);
  const { language, attachments, pictures } = item;
  const isLess = await storeFiles(transaction, { document: id, language, attachments, pictures });
  const kin = [...before, ...(await kinOfArticle(transaction, id))];
  // What was taken away, and what is not public any more, must not come back as a stale copy.
  const mode = isLess || item.published > new Date() ? "hard" : "soft";
  await purgeDocument(transaction, { id, tags: newsTags, tables: articleSearch, kin, mode });
}

function textByGuid(transaction: News, guid: string) {
  return transaction
    .selectFrom("article_texts")
    .select(["article_id", "hash"])
    .where("guid", "=", guid)
    .executeTakeFirst();
}

/** A translation never moves the original: its category and dates are the original's. */
async function change(transaction: News, id: number, item: FeedItem): Promise<SaveResult> {
  const kin = await kinOfArticle(transaction, id);
  if (item.versionOf === undefined)
    await transaction.updateTable("articles").set(articleOf(item)).where("id", "=", id).execute();
  await transaction.updateTable("article_texts").set(textOf(item)).where("guid", "=", item.guid).execute();
  await complete(transaction, id, item, kin);
  return "changed";
}

async function addTranslation(transaction: News, original: string, item: FeedItem): Promise<SaveResult> {
  const found = await textByGuid(transaction, original);
  if (found === undefined) return "waiting";
  const added = await transaction
    .insertInto("article_texts")
    .values({ article_id: found.article_id, ...textOf(item) })
    .onConflict((conflict) => conflict.columns(["article_id", "language"]).doNothing())
    .returning("article_id")
    .executeTakeFirst();
  if (added === undefined) throw feedErrors.create("ITEM_TRANSLATED_TWICE", { original });
  await complete(transaction, found.article_id, item);
  return "added";
}

function articleOf({ categories, published, updated }: FeedItem) {
  return {
    category: classify(categories).category,
    published_at: published,
    updated_at: updated ?? null,
  };
}

function textOf(item: FeedItem) {
  const { guid, title, language, categories, published, updated, content, related } = item;
  const licence = licenceOf(item.licence);
  const files = filesOf(item);
  const department = item.creator ?? news.owner.department[language];
  const { category, topics } = classify(categories);
  const summary = item.summary ?? excerpt(content);
  return {
    guid,
    language,
    title,
    department,
    summary,
    topics: JSON.stringify(topics),
    content: JSON.stringify(content),
    licence: JSON.stringify(licence),
    related: JSON.stringify(related),
    words: [title, department, summary, plainText(content), ...files.names].join("\n"),
    hash: contentHash({
      category,
      published,
      updated,
      title,
      department,
      topics,
      summary,
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
