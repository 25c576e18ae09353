/** How the command `import` ends. */
export const exitCodes = {
  /** Everything was read; what was skipped stands in the summary. */
  done: 0,
  /** It could not run, or a feed could not be read. */
  failed: 1,
  /** Asked to be strict, and something was skipped. */
  skipped: 2,
  /** Ctrl-C or SIGTERM; what was stored stays. */
  stopped: 130,
} as const;
