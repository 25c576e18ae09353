export { documentFilter, type DocumentFilter } from "./document-filter.ts";
export { documentId } from "./document-id.ts";
export { documentPage, documentPageSchema, documentsPerPage, type DocumentPage } from "./document-page.ts";
export { listAddress } from "./list-address.ts";
export { conditionsOf, type ListConditions, listFields, type ListQuery } from "./list-conditions.ts";
export { dayStart } from "./period.ts";
export { searchTextSchema, searchWords } from "./search-text.ts";
export { textInLanguage } from "./text-in-language.ts";
