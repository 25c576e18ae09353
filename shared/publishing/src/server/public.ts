export { apiExample } from "./api/api-example.ts";
export { describeApi } from "./api/describe-api.ts";
export { contentHash } from "./content-hash.ts";
export { readAttachment, type ReadAttachment } from "./files/attachment-text.ts";
export { filesTables } from "./files/files-tables.ts";
export {
  attachmentsOf,
  attachmentText,
  findAttachment,
  findPicture,
  type FileTables,
  type StoredAttachment,
  type StoredFile,
} from "./files/find-files.ts";
export { fileRoutes } from "./files/file-routes.ts";
export type { ImportedAttachment, ImportedBytes, ImportedFiles } from "./files/imported-files.ts";
export { readContent } from "./files/read-content.ts";
export { removeUnusedFiles, storeFiles, type FilesOfText } from "./files/store-files.ts";
export type { FeedDocument, FeedEnclosure, FeedFacts } from "./feeds/feed-document.ts";
export { enclosuresOf, licenceElements } from "./feeds/feed-files.ts";
export { feedOptions, type FeedConfig } from "./feeds/feed-options.ts";
export { latestChange } from "./feeds/latest-change.ts";
export { sendFeed } from "./feeds/send-feed.ts";
export { xml, xmlText, type XmlNode } from "./feeds/xml.ts";
export type { DocumentColumns } from "./lists/document-columns.ts";
export type { DocumentTables } from "./lists/document-tables.ts";
export { departmentsAt, nextPublication, untranslatedAt, type Moment } from "./lists/documents-at.ts";
export { neighboursIn, type DocumentPlace, type Neighbours } from "./lists/neighbours-in.ts";
export { newestFirst, type ListPart } from "./lists/newest-first.ts";
export { statedGuids } from "./lists/stated-guids.ts";
export { statedRelations } from "./lists/stated-relations.ts";
export { rememberChanges } from "./lists/remember-changes.ts";
export { lockGuid } from "./lock-guid.ts";
export {
  countFound,
  findDocuments,
  idsFound,
  mostCounted,
  type DocumentSearch,
} from "./search/find-documents.ts";
export { inOrder } from "./search/in-order.ts";
export { isFound } from "./search/is-found.ts";
export { searchColumns } from "./search/search-columns.ts";
export { searchFindings } from "./search/search-findings.ts";
export { settleWords } from "./search/settle-words.ts";
export {
  createSearchTable,
  fillSearch,
  indexDocument,
  type SearchedTables,
  type SearchTable,
} from "./search/search-table.ts";
export { documentTags, type DocumentTags } from "./tags/document-tags.ts";
export { purgeDocument, type ChangedDocument } from "./tags/purge-document.ts";
export { withdrawDocument } from "./withdraw-document.ts";
export { josa } from "./seed/josa.ts";
export { turn } from "./seed/random.ts";
export { seedCommand } from "./seed/seed-command.ts";
export type { SeedItem, SeedText } from "./seed/seed-item.ts";
export type { SeedKind } from "./seed/seed-store.ts";
