import type { Wanted } from "@madang/releases";
import { keyOf, type WantedBuild } from "./wanted-build.ts";

export interface Plan {
  readonly begin: readonly WantedBuild[];
  /** Run on; their state may be another now. */
  readonly keep: readonly WantedBuild[];
  /** Keys of what is wanted no more. */
  readonly end: readonly string[];
}

/**
 * What must change so that what runs is what is wanted. A build that is `ending` answers what it has begun: one that does not run
 * has begun nothing here, so it is not started.
 */
export function planChanges(running: ReadonlySet<string>, wanted: Wanted): Plan {
  const keys = new Set(wanted.builds.map(keyOf));
  return {
    begin: wanted.builds.filter((build) => !running.has(keyOf(build)) && build.state !== "ending"),
    keep: wanted.builds.filter((build) => running.has(keyOf(build))),
    end: [...running].filter((key) => !keys.has(key)),
  };
}
