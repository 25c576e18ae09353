/** What is known of one module at a start. */
export interface ReleaseFacts {
  /** Build that lies in the workspace's dist. */
  readonly built: string;
  /** Build of the channel stable. */
  readonly live: string | undefined;
  /** A release of `built` is in the registry. */
  readonly isReleased: boolean;
  /** What lay in dist at the last start. */
  readonly seen: string | undefined;
  /** Builds that a start has released. */
  readonly ownReleases: readonly string[];
}

/**
 * Whether a start makes the workspace's build the live one. It does when a developer has built something since the last start, going back to an
 * older source included; it does not undo what was decided with `madang` in the meantime.
 */
export function isToBeReleased(facts: ReleaseFacts): boolean {
  const { built, live, isReleased, seen, ownReleases } = facts;
  if (live === undefined) return true;
  if (built === live || built === seen) return false;
  return !isReleased || ownReleases.includes(built);
}
