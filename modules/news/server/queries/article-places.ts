import type { DocumentColumns, DocumentTables } from "@madang/publishing/server";

/** Where the shared queries find this module's documents. */
export const articleTables: DocumentTables = {
  documents: "articles",
  time: "published_at",
  texts: "article_texts",
  key: "article_id",
};

export const articleColumns: DocumentColumns = { time: "articles.published_at", id: "articles.id" };
