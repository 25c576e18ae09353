/** Where a module keeps its documents and their texts in each language. */
export interface DocumentTables {
  /** For example `articles`, with the columns `id` and `time`. */
  readonly documents: string;
  readonly time: string;
  /** For example `article_texts`, with the columns `language`, `department` and `key`. */
  readonly texts: string;
  readonly key: string;
}
