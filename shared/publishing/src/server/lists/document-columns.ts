/** How a module's query calls the columns by which documents are ordered. */
export interface DocumentColumns {
  /** For example `articles.published_at`: not there before that moment. */
  readonly time: string;
  /** For example `articles.id`: parts documents of the same moment. */
  readonly id: string;
}
