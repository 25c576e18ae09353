import { fileAddresses } from "@madang/publishing";
import {
  enclosuresOf,
  latestChange,
  licenceElements,
  newestFirst,
  type FeedDocument,
} from "@madang/publishing/server";
import { localizedPath } from "@madang/manifest";
import { newsPaths } from "../../contract/public.ts";
import { newsWords } from "../../ui/words/news-words.ts";
import { news } from "../news-module.ts";
import { articleColumns } from "./article-places.ts";
import {
  itemColumns,
  publishedArticles,
  type ArticleFilter,
  type NewsDatabase,
} from "./published-articles.ts";

const addresses = fileAddresses(news);

/** As many as readers of feeds fetch at once; older ones stand in the list and the API. */
const most = 20;

export interface FeedContent {
  readonly documents: FeedDocument[];
  readonly changed: Date;
  readonly shown: readonly { readonly id: number }[];
}

/** The newest articles with their texts, as feeds show them. */
export async function feedArticles(db: NewsDatabase, filter: ArticleFilter): Promise<FeedContent> {
  const list = publishedArticles(db, filter)
    .leftJoin("article_texts as original", (join) =>
      join.onRef("original.article_id", "=", "articles.id").on("original.language", "=", "ko"),
    )
    .select(itemColumns)
    .select(["articles.updated_at", "article_texts.guid", "article_texts.changed_at"])
    .select(["article_texts.topics", "article_texts.content", "article_texts.licence"])
    .select("original.guid as original_guid");
  const rows = await newestFirst(list, articleColumns, { limit: most });
  const documents = rows.map(
    async ({ id, category, topics, published_at, updated_at, original_guid, licence, ...text }) => ({
      ...text,
      versionOf: original_guid === text.guid ? undefined : (original_guid ?? undefined),
      path: localizedPath(newsPaths.article(id), text.language),
      published: published_at,
      changed: updated_at ?? published_at,
      categories: [newsWords[text.language].categories[category], ...topics],
      enclosures: await enclosuresOf(db, { document: id, language: text.language, addresses }),
      more: licenceElements(licence),
    }),
  );
  return {
    shown: rows,
    documents: await Promise.all(documents),
    changed: latestChange(rows.flatMap(({ published_at, changed_at }) => [published_at, changed_at])),
  };
}
