import { createHash } from "node:crypto";
import type { ChannelSnapshot, Wanted } from "@madang/releases";
import { liveBuilds } from "../channels/point-channels.ts";
import type { ShelvedRelease } from "../releases/release-facts-of.ts";

export interface NextBuild {
  readonly module: string;
  readonly build: string;
  readonly digest: string;
}

type WantedBuild = Wanted["builds"][number];

/** Digests of everything that must, or may still, run. */
export function wantedDigests(snapshot: ChannelSnapshot, next: readonly NextBuild[]): string[] {
  const named = Object.values(snapshot.modules).flatMap(({ builds }) =>
    Object.values(builds).map(({ digest }) => digest),
  );
  return [...named, ...next.map(({ digest }) => digest)];
}

/**
 * What visitors may meet is live; what a move waits for is next; what has been replaced is ending. The revision is made from the list itself, so
 * that every admin process gives the same one for the same list, before and after a restart.
 */
export function wantedBuilds(
  snapshot: ChannelSnapshot,
  next: readonly NextBuild[],
  releases: ReadonlyMap<string, ShelvedRelease>,
): Wanted {
  const builds = new Map<string, WantedBuild>();
  const add = (module: string, build: string, digest: string, state: WantedBuild["state"]): void => {
    const server = releases.get(digest)?.server;
    if (server !== undefined) builds.set(`${module} ${build}`, { module, build, server, state });
  };
  for (const [module, channels] of Object.entries(snapshot.modules)) {
    const live = liveBuilds(channels);
    for (const [build, { digest }] of Object.entries(channels.builds))
      add(module, build, digest, live.has(build) ? "live" : "ending");
  }
  for (const { module, build, digest } of next)
    if (builds.get(`${module} ${build}`)?.state !== "live") add(module, build, digest, "next");
  const sorted = [...builds.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { revision: revisionOf(sorted), builds: sorted };
}

function keyOf({ module, build }: WantedBuild): string {
  return `${module} ${build}`;
}

/** 48 bits of a digest: a whole number in every language. */
function revisionOf(builds: readonly WantedBuild[]): number {
  return createHash("sha256").update(JSON.stringify(builds)).digest().readUIntBE(0, 6);
}
