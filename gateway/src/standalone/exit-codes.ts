/** What the process ends with; docs/stand-alone.md names them. */
export const exitCodes = {
  /** Help was shown, or the gateway drained and ended as it was told. */
  ended: 0,
  /** It could not listen, or failed while it ran. */
  failed: 1,
  /** An option is unknown or wrong; nothing was started. */
  wrongOptions: 2,
} as const;
