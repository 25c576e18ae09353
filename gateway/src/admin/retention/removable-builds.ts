import type { BuildOfModule, RetainedBuild } from "@madang/registry";
import type { ChannelSnapshot, ReleaseSummary } from "@madang/releases";

export interface RetentionRules {
  /** Newest releases of each module that stay. */
  readonly keepReleases: number;
  /** Days that the others stay after no channel names them. */
  readonly keepDays: number;
}

export interface RetentionPlan {
  readonly unnamed: readonly BuildOfModule[];
  readonly named: readonly BuildOfModule[];
  readonly remove: readonly BuildOfModule[];
  /** Removed within a day: the store may have been away in the middle of it. */
  readonly removeAgain: readonly BuildOfModule[];
}

const day = 86_400_000;

/** `releases`: newest first of each module. `now` and the times in `known` are of one clock. */
export function planRetention(
  {
    releases,
    snapshot,
    known,
    now,
  }: {
    readonly releases: readonly ReleaseSummary[];
    readonly snapshot: ChannelSnapshot;
    readonly known: readonly RetainedBuild[];
    readonly now: number;
  },
  { keepReleases, keepDays }: RetentionRules,
): RetentionPlan {
  const knownOf = new Map(known.map((one) => [keyOf(one), one]));
  const plan = {
    unnamed: [] as BuildOfModule[],
    named: [] as BuildOfModule[],
    remove: [] as BuildOfModule[],
    removeAgain: [] as BuildOfModule[],
  };
  for (const [module, ofModule] of Map.groupBy(releases, (release) => release.module))
    for (const [index, { build }] of ofModule.entries()) {
      const one = { module, build };
      const retained = knownOf.get(keyOf(one));
      const isNamed = Object.hasOwn(snapshot.modules[module]?.builds ?? {}, build);
      if (isNamed) {
        if (retained !== undefined) plan.named.push(one);
      } else if (retained === undefined) plan.unnamed.push(one);
      else if (retained.removedAt !== undefined) {
        if (now - retained.removedAt.getTime() < day) plan.removeAgain.push(one);
      } else if (index >= keepReleases && isOver(retained, now, keepDays)) plan.remove.push(one);
    }
  return plan;
}

function isOver({ unnamedSince }: RetainedBuild, now: number, keepDays: number): boolean {
  return now - unnamedSince.getTime() > keepDays * day;
}

export function keyOf({ module, build }: BuildOfModule): string {
  return `${module} ${build}`;
}
