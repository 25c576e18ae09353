export { documentsApiContract, type DocumentsApi } from "./documents-api-contract.ts";
export { hostileQueries, idsOfNothing } from "./hostile-requests.ts";
export { seedContract } from "./seed-contract.ts";
export { searchContract, type SearchSubject } from "./search-contract.ts";
export { searchedDocuments } from "./search-examples.ts";
export { plansOf } from "./search-plan.ts";
