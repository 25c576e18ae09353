import type { ModuleChannels } from "@madang/releases";

/** A build as channels name it. */
export interface BuildName {
  readonly build: string;
  readonly digest: string;
  readonly version: string;
}

/** More of them than the snapshot takes; the oldest go first. */
const mostEnding = 20;

/** All visitors to this build. What was stable until now ends, a canary too; a module that was not there begins with it. */
export function pointStable(channels: ModuleChannels | undefined, to: BuildName): ModuleChannels {
  if (channels === undefined)
    return { stable: to.build, previews: {}, ending: [], builds: { [to.build]: nameOf(to) } };
  const { canary, ...rest } = channels;
  const left = [channels.stable, ...(canary === undefined ? [] : [canary.build])];
  return tidy({ ...withBuild(rest, to), stable: to.build, ending: [...channels.ending, ...left] });
}

/** Some visitors to this build, beside the stable one. Weight 0 ends the canary. */
export function pointCanary(channels: ModuleChannels, to: BuildName, weight: number): ModuleChannels {
  const { canary, ...rest } = channels;
  if (weight === 0) return endCanary(channels);
  const left = canary !== undefined && canary.build !== to.build ? [canary.build] : [];
  return tidy({
    ...withBuild(rest, to),
    canary: { build: to.build, weight },
    ending: [...channels.ending, ...left],
  });
}

export function endCanary(channels: ModuleChannels): ModuleChannels {
  const { canary, ...rest } = channels;
  if (canary === undefined) return channels;
  return tidy({ ...rest, ending: [...channels.ending, canary.build] });
}

export function pointPreview(channels: ModuleChannels, name: string, to: BuildName): ModuleChannels {
  return tidy({ ...withBuild(channels, to), previews: { ...channels.previews, [name]: to.build } });
}

export function endPreview(channels: ModuleChannels, name: string): ModuleChannels {
  const { [name]: _, ...previews } = channels.previews;
  return tidy({ ...channels, previews });
}

/** What has drained goes; nothing that a channel names does. */
export function endBuilds(channels: ModuleChannels, builds: readonly string[]): ModuleChannels {
  return tidy({ ...channels, ending: channels.ending.filter((build) => !builds.includes(build)) });
}

/** Builds that visitors may meet. */
export function liveBuilds({ stable, canary, previews }: ModuleChannels): Set<string> {
  return new Set([stable, ...(canary === undefined ? [] : [canary.build]), ...Object.values(previews)]);
}

function withBuild<T extends Pick<ModuleChannels, "builds">>(channels: T, to: BuildName): T {
  return { ...channels, builds: { ...channels.builds, [to.build]: nameOf(to) } };
}

function nameOf({ digest, version }: BuildName): ModuleChannels["builds"][string] {
  return { digest, version };
}

/** A build that is live again ends no more; what nothing names is not told. */
function tidy(channels: ModuleChannels): ModuleChannels {
  const live = liveBuilds(channels);
  const ending = [...new Set(channels.ending)].filter((build) => !live.has(build)).slice(-mostEnding);
  const named = new Set([...live, ...ending]);
  const builds = Object.fromEntries(Object.entries(channels.builds).filter(([build]) => named.has(build)));
  return { ...channels, ending, builds };
}
