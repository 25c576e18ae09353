/**
 * Tells which stored answers are no longer true. `soft`: not shown again before the origin has been asked, and kept for the case that it
 * does not answer (stale-if-error; never stale-while-revalidate). `hard`: gone for good.
 */
export interface Purge {
  /** Scoped tags (tags.ts). */
  readonly tags: readonly string[];
  readonly mode: PurgeMode;
}

export type PurgeMode = "soft" | "hard";
