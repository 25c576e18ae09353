import { withdrawDocument } from "@madang/publishing/server";
import type { Transaction } from "kysely";
import { newsTags } from "../cache-tags.ts";
import { kinOfArticle } from "../queries/article-kin.ts";
import { articleSearch } from "../queries/article-search.ts";
import type { NewsTables } from "../queries/tables.ts";

/** Takes an article, or one of its translations, away for good. */
export function withdrawArticle(transaction: Transaction<NewsTables>, guid: string): Promise<boolean> {
  return withdrawDocument(transaction, { guid, tables: articleSearch, tags: newsTags, kin: kinOfArticle });
}
