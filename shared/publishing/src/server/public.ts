export { containsWords } from "./contains-words.ts";
export { contentHash } from "./content-hash.ts";
export { countRows } from "./lists/count-rows.ts";
export type { DocumentColumns } from "./lists/document-columns.ts";
export type { DocumentTables } from "./lists/document-tables.ts";
export { departmentsAt, nextPublication, untranslatedAt, type Moment } from "./lists/documents-at.ts";
export { neighboursIn, type DocumentPlace, type Neighbours } from "./lists/neighbours-in.ts";
export { newestFirst, type ListPart } from "./lists/newest-first.ts";
export { lockGuid } from "./lock-guid.ts";
