import type { ReleaseRecord } from "@madang/manifest";
import type { ModuleReleases, ReleaseFacts } from "../releases/release-facts.ts";
import type { Steps } from "./in-slices.ts";
import { liveModule, type Surroundings } from "./live-module.ts";
import type { LiveModule } from "./route-table.ts";

/** What a build is called where builds of several modules stand beside each other. */
export function buildName(module: string, build: string): string {
  return `${module}@${build}`;
}

/** Everything that runs beside the stable builds, by `buildName`. */
export function* otherBuilds(
  { modules }: ReleaseFacts,
  surroundings: Surroundings,
): Steps<Map<string, LiveModule>> {
  const others = new Map<string, LiveModule>();
  for (const releases of modules.values()) {
    for (const record of recordsBeside(releases)) {
      const name = buildName(record.module, record.build);
      if (record.build !== releases.stable.build && !others.has(name))
        others.set(name, liveModule(record, surroundings));
    }
    yield;
  }
  return others;
}

function recordsBeside({ canary, previews, ending }: ModuleReleases): readonly ReleaseRecord[] {
  if (canary === undefined && previews.size === 0) return ending;
  return [...(canary === undefined ? [] : [canary.record]), ...previews.values(), ...ending];
}
