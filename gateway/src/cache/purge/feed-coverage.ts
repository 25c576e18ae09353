/**
 * Whether purges arrive. While those of a module do not, what carries its tags is asked for again before it is shown, and an answer
 * counts as fresh for one second only: the loss costs each page one request a second, not the surge.
 */
export interface FeedCoverage {
  /** False almost always; then nothing else has to be asked. */
  readonly anyLost: boolean;
  /** True once purges of this module have not arrived for two seconds. */
  isLost(module: string): boolean;
  /** Something with a tag of this module is stored. */
  concerns(module: string): void;
}

/** Nothing ever purges but the store's own caller. */
export const nothingToLose: FeedCoverage = { anyLost: false, isLost: () => false, concerns: () => undefined };
