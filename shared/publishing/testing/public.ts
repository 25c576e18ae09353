export { documentsApiContract, type DocumentsApi } from "./documents-api-contract.ts";
export { hostileQueries, idsOfNothing } from "./hostile-requests.ts";
