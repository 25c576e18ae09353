import { addGeneratorSeconds, addJourneySeconds, addServiceSeconds } from "../results/add-rows.ts";
import type { RunRecord } from "../results/run-record.ts";
import { addEndings } from "../runner/frequent-endings.ts";
import { verdictOf } from "../runner/verdict.ts";
import { mergeChecks, mergeExamined } from "./merge-checks.ts";
import type { NamedRecord } from "./named-record.ts";
import { onOneAxis } from "./one-axis.ts";
import { assertBelongTogether } from "./belong-together.ts";

/**
 * One record of a run whose visitors came from several machines: what was counted is added up, histograms included, and judged anew; no
 * percentile of a part is looked at. Throws LOADTEST_MERGE_DIFFERENT, _MERGE_PARTS, _MERGE_APART.
 */
export function mergeRecords(parts: readonly NamedRecord[]): RunRecord {
  assertBelongTogether(parts);
  const records = onOneAxis(parts.map(({ record }) => record));
  const [first] = records;
  if (first === undefined) throw new RangeError("nothing to merge");
  const all = <T>(pick: (record: RunRecord) => readonly T[]): T[] => records.flatMap(pick);
  const measured = {
    modules: first.modules,
    journeys: addJourneySeconds(all(({ journeys }) => journeys)),
    generator: mergeGenerators(records),
    machine: smallestMachine(records),
    broken: all(({ broken }) => broken),
    endings: addEndings(all(({ endings }) => endings)),
    events: distinct(all(({ events }) => events)),
  };
  const { exitCode, sentence, checks } = verdictOf(measured, mergeChecks(records, measured));
  return {
    ...first,
    ...measured,
    startedAt: records.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    endedAt:
      records
        .map(({ endedAt }) => endedAt)
        .sort()
        .at(-1) ?? first.endedAt,
    services: addServiceSeconds(all(({ services }) => services)),
    gateways: all(({ gateways }) => gateways),
    vitals: all(({ vitals }) => vitals),
    observation: {
      ...first.observation,
      missing: [...new Set(all(({ observation }) => observation.missing))],
    },
    verdict: { exitCode, sentence },
    checks: [...checks],
    acknowledged: records.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    examined: mergeExamined(records.map(({ examined }) => examined)),
  };
}

/** Processes of all machines, numbered through. */
function mergeGenerators(records: readonly RunRecord[]): RunRecord["generator"] {
  let before = 0;
  const seconds = records.flatMap(({ generator }) => {
    const offset = before;
    before += generator.processes;
    return generator.seconds.map((row) => ({ ...row, process: row.process + offset }));
  });
  return {
    k6: records[0]?.generator.k6 ?? "",
    processes: before,
    machines: records.reduce((sum, { generator }) => sum + generator.machines, 0),
    seconds: addGeneratorSeconds(seconds),
  };
}

/** Machines count as alike; what the smallest bears, the others do. */
function smallestMachine(records: readonly RunRecord[]): RunRecord["machine"] {
  const [first, ...others] = records.map(({ machine }) => machine);
  if (first === undefined) throw new RangeError("nothing to merge");
  return others.reduce((least, machine) => (machine.cores < least.cores ? machine : least), first);
}

/** Every part tells the stages of the same plan. */
function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
