/**
 * Every `MADANG_*` variable that some process of the portal reads. One environment may serve them all, so a process
 * passes over the names of the others; a name that nobody reads is a misspelling and stops it.
 */
export const portalVariables: readonly string[] = [
  "MADANG_ASSETS_DIR",
  "MADANG_BUILD",
  "MADANG_CACHE_PREFIX",
  "MADANG_CONFIG",
  "MADANG_CONTRACT_MIGRATIONS",
  "MADANG_DATA_KEYS",
  "MADANG_ENDPOINTS_FILE",
  "MADANG_RELEASES_DIR",
  "MADANG_SAMPLE",
  "MADANG_SITE_FILE",
  "MADANG_STATE_DIR",
  "MADANG_SUPERVISED",
  "MADANG_VISITOR_KEYS",
];
