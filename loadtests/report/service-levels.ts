import { percentile } from "../results/histogram.ts";
import type { RunRecord } from "../results/run-record.ts";
import { byModule } from "../results/summarize.ts";
import { failedShare } from "../results/traffic.ts";
import { judgedRecord } from "./judged-record.ts";

/** What of a module was beyond its service level. */
export interface Beyond {
  readonly slow: boolean;
  readonly failing: boolean;
}

/** By the names of the modules that a record has service levels for. */
export function beyondLevels(record: RunRecord): ReadonlyMap<string, Beyond> {
  const judged = byModule(judgedRecord(record));
  return new Map(
    record.modules.map(({ id, serviceLevel }) => {
      const traffic = judged.get(id);
      const p95 = traffic === undefined ? undefined : percentile(traffic.latency, 0.95);
      const failed = traffic === undefined ? undefined : failedShare(traffic);
      return [id, { slow: (p95 ?? 0) > serviceLevel.p95, failing: (failed ?? 0) > serviceLevel.errors }];
    }),
  );
}
