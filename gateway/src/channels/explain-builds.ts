import { buckets, membersAt, offsetOf } from "./bucket.ts";
import type { ChannelTable } from "./channel-table.ts";

/** Which build of a module a visitor gets, and why. */
export interface BuildReason {
  readonly module: string;
  readonly build: string;
  /** In one sentence. */
  readonly why: string;
}

/** Of this module and of every other that visitors get in two builds. `bucket`: undefined for a visitor without the cookie. */
export function explainBuilds(at: ChannelTable, module: string, bucket: number | undefined): BuildReason[] {
  const { splits } = at.assignments;
  const others = splits.filter((split) => split.module !== module).map((split) => split.module);
  return [module, ...others].map((one) => reasonFor(at, one, bucket));
}

function reasonFor(at: ChannelTable, module: string, bucket: number | undefined): BuildReason {
  const stable = at.inForce.table.modules.get(module)?.build ?? "";
  const split = at.assignments.splits.find((one) => one.module === module);
  if (split === undefined)
    return { module, build: stable, why: "Every visitor gets the stable build: no canary is active." };
  if (bucket === undefined)
    return {
      module,
      build: stable,
      why: `Without a bucket a visitor gets the stable build; a browser that opens a document is given one, and ${split.weight} % of the buckets get the canary ${split.build}.`,
    };
  const place = (bucket + offsetOf(module)) % buckets;
  const members = membersAt(split.weight);
  const isIn = place < members;
  return {
    module,
    build: isIn ? split.build : stable,
    why: `Bucket ${bucket} has place ${place} of ${buckets} for ${module}; the canary ${split.build} takes places below ${members} (${split.weight} %), so it gets the ${isIn ? "canary" : "stable build"}.`,
  };
}
