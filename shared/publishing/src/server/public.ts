export { containsWords } from "./contains-words.ts";
export { contentHash } from "./content-hash.ts";
export { lockGuid } from "./lock-guid.ts";
