export { listAddress } from "./list-address.ts";
export { lastPage, pageNumberSchema } from "./page-number.ts";
export { type Period, periods, periodStart } from "./period.ts";
export { searchTextSchema, searchWords } from "./search-text.ts";
