export { documentId } from "./document-id.ts";
export { listAddress } from "./list-address.ts";
export { lastPage, pageNumberSchema } from "./page-number.ts";
export { dayStart, type Period, periods, periodStart } from "./period.ts";
export { searchTextSchema, searchWords } from "./search-text.ts";
