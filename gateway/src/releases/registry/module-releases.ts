import type { ReleaseRecord } from "@madang/manifest";
import type { ModuleChannels } from "@madang/releases";
import type { ModuleReleases } from "../release-facts.ts";
import type { NamedBuild } from "./release-shelf.ts";

/** Every build that the channels of one module name. */
export function namedBuilds(module: string, { builds }: ModuleChannels): NamedBuild[] {
  return Object.entries(builds).map(([build, { digest, keptDespite }]) => ({
    module,
    build,
    digest,
    keptDespite,
  }));
}

/**
 * What visitors may meet of one module. Without its stable build everything stays as it was before; any other build that cannot be used is
 * left out. The same object as before where nothing has changed.
 */
export function moduleReleases(options: {
  module: string;
  channels: ModuleChannels;
  recordOf: (build: string) => ReleaseRecord | undefined;
  before: ModuleReleases | undefined;
}): ModuleReleases | undefined {
  const { module, channels, recordOf, before } = options;
  const stable = recordOf(channels.stable);
  if (stable === undefined) return before;
  const releases: ModuleReleases = {
    module,
    stable,
    canary: canaryOf(channels, recordOf),
    previews: new Map(
      Object.entries(channels.previews).flatMap(([name, build]) => {
        const record = recordOf(build);
        return record === undefined ? [] : [[name, record] as const];
      }),
    ),
    ending: channels.ending.flatMap((build) => recordOf(build) ?? []),
  };
  return before !== undefined && isSame(releases, before) ? before : releases;
}

function canaryOf(
  { canary }: ModuleChannels,
  recordOf: (build: string) => ReleaseRecord | undefined,
): ModuleReleases["canary"] {
  const record = canary === undefined ? undefined : recordOf(canary.build);
  return canary === undefined || record === undefined ? undefined : { record, weight: canary.weight };
}

function isSame(a: ModuleReleases, b: ModuleReleases): boolean {
  return (
    a.stable === b.stable &&
    a.canary?.record === b.canary?.record &&
    a.canary?.weight === b.canary?.weight &&
    a.previews.size === b.previews.size &&
    a.previews.entries().every(([name, record]) => b.previews.get(name) === record) &&
    a.ending.length === b.ending.length &&
    a.ending.every((record, index) => record === b.ending[index])
  );
}
