import type { NewAuditEntry } from "@madang/registry";
import type { ChannelSnapshot, ModuleChannels, Move } from "@madang/releases";
import { refuseClaimed } from "../admission/live-claims.ts";
import { endCanary, pointCanary, pointStable } from "../channels/point-channels.ts";
import type { ChannelChange } from "../channels/portal-channels.ts";
import { adminErrors } from "../errors.ts";
import type { ShelvedRelease } from "../releases/release-facts-of.ts";
import type { ReleaseShelf } from "../releases/release-shelf.ts";
import { actionOf } from "./move-words.ts";

/** Where a move points its module at one moment. */
export type Pointing =
  | { readonly to: "stable"; readonly release: ShelvedRelease }
  | { readonly to: "canary"; readonly release: ShelvedRelease; readonly weight: number }
  | { readonly to: "no canary" };

/** The change that points there; undefined where it is so already. Throws ADMIN_NOT_LIVE, ADMIN_CLAIMED. */
export async function pointTo(
  pointing: Pointing,
  {
    move,
    current,
    shelf,
    outcome,
  }: { move: Move; current: ChannelSnapshot; shelf: ReleaseShelf; outcome: string },
): Promise<ChannelChange | undefined> {
  const { module } = move;
  const before = current.modules[module];
  // Asked again: others may have gone live while this build was started.
  if (pointing.to !== "no canary") await refuseClaimed(pointing.release, current, shelf);
  const after = pointed(pointing, before, module);
  if (after === undefined || isSame(before, after)) return undefined;
  return {
    modules: { [module]: after },
    marks: marksOf(module, before, after),
    entry: entryOf(move, pointing, outcome),
  };
}

function pointed(
  pointing: Pointing,
  before: ModuleChannels | undefined,
  module: string,
): ModuleChannels | undefined {
  if (pointing.to === "stable") return pointStable(before, pointing.release);
  if (before === undefined) throw adminErrors.create("NOT_LIVE", { module });
  if (pointing.to === "no canary") return endCanary(before);
  return pointCanary(before, pointing.release, pointing.weight);
}

function isSame(before: ModuleChannels | undefined, after: ModuleChannels): boolean {
  return (
    before !== undefined &&
    before.stable === after.stable &&
    before.canary?.build === after.canary?.build &&
    before.canary?.weight === after.canary?.weight
  );
}

/** What of the channels changed, for `status` and for the way back. */
export function marksOf(
  module: string,
  before: ModuleChannels | undefined,
  after: ModuleChannels,
): NonNullable<ChannelChange["marks"]> {
  const mark = (channel: string, build: string) => ({ module, channel, build });
  const isNewStable = before?.stable !== after.stable;
  return {
    set: [
      ...(isNewStable ? [mark("stable", after.stable)] : []),
      ...(isNewStable && before !== undefined ? [mark("previous", before.stable)] : []),
      ...(after.canary === undefined ? [] : [mark("canary", after.canary.build)]),
      ...after.ending
        .filter((build) => before?.ending.includes(build) !== true)
        .map((build) => mark("ending", build)),
    ],
    clear: [
      ...(after.canary === undefined && before?.canary !== undefined ? [{ module, channel: "canary" }] : []),
      ...(before?.ending ?? [])
        .filter((build) => !after.ending.includes(build))
        .map((build) => mark("ending", build)),
    ],
  };
}

function entryOf(move: Move, pointing: Pointing, outcome: string): NewAuditEntry {
  const { id, module, request, by = "unknown" } = move;
  const build =
    pointing.to === "no canary" ? {} : { build: pointing.release.build, version: pointing.release.version };
  const weight = pointing.to === "canary" ? { weight: pointing.weight } : {};
  const person = request.by === undefined ? {} : { person: request.by };
  return {
    by,
    action: actionOf(request),
    module,
    detail: { move: id, ...build, ...weight, ...person },
    outcome,
  };
}
