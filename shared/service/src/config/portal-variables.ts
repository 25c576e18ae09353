/**
 * Every `MADANG_*` variable that some process of the portal reads. One environment may serve them all, so a process
 * passes over the names of the others; a name that nobody reads is a misspelling and stops it.
 */
export const portalVariables: readonly string[] = [
  "MADANG_ADMIN_HOST",
  "MADANG_ADMIN_PORT",
  "MADANG_ADMIN_REGISTRY_URL",
  "MADANG_ADMIN_TOKENS_FILE",
  "MADANG_ASSETS_DIR",
  "MADANG_BUILD",
  "MADANG_CACHE_PREFIX",
  "MADANG_CONFIG",
  "MADANG_CONTRACT_MIGRATIONS",
  "MADANG_DATA_KEYS",
  "MADANG_ENDING_MINUTES",
  "MADANG_ENDPOINTS_FILE",
  "MADANG_GUARD_STEP_SECONDS",
  "MADANG_KEEP_DAYS",
  "MADANG_KEEP_RELEASES",
  "MADANG_MOVE_SECONDS",
  "MADANG_OPERATOR_KEYS",
  "MADANG_OPERATOR_KEY_FILE",
  "MADANG_REGISTRY_URL",
  "MADANG_RELEASES_DIR",
  "MADANG_SAMPLE",
  "MADANG_SITE_FILE",
  "MADANG_STATE_DIR",
  "MADANG_STORE_URL",
  "MADANG_SUPERVISED",
  "MADANG_VISITOR_KEYS",
];
