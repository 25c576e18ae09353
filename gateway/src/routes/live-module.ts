import type { ReleaseRecord } from "@madang/manifest";
import { allowedNeeds } from "../protect/page-sources.ts";
import type { Upstream } from "../upstream/upstream.ts";
import type { LiveModule } from "./route-table.ts";

/** What a build is made to run by, beside its record. */
export interface Surroundings {
  readonly upstreamOf: (record: ReleaseRecord) => Upstream;
  /** Origins that the operator allows a record's pages; none when absent. */
  readonly allowedSources?: (record: ReleaseRecord) => readonly string[];
}

export function liveModule(record: ReleaseRecord, { upstreamOf, allowedSources }: Surroundings): LiveModule {
  const { module: id, build, manifest } = record;
  const sources = allowedNeeds(manifest, allowedSources?.(record) ?? []);
  return { id, build, record, upstream: upstreamOf(record), sources };
}
