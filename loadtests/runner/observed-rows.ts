import type { GeneratorSecond, RunRecord } from "../results/run-record.ts";
import type { Observed } from "./observe/observe-run.ts";

/** What was observed, on the record's time axis. Where no process could be looked at, the load generator's own words of itself remain. */
export function observedRows(
  { services, gateways, observation }: Observed,
  { zero, generator }: { zero: number; generator: readonly GeneratorSecond[] },
): Pick<RunRecord, "services" | "gateways" | "observation"> {
  const seen = services.map((row) => ({ ...row, at: row.at - zero }));
  return {
    services: observation.memory === undefined ? ownWords(generator) : seen,
    gateways: gateways.map((row) => ({ ...row, at: row.at - zero })),
    observation,
  };
}

function ownWords(generator: readonly GeneratorSecond[]): RunRecord["services"] {
  return [...Map.groupBy(generator, ({ at }) => at)].map(([at, processes]) => ({
    at,
    service: "generator",
    cpu: processes.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: processes.reduce((sum, { memory }) => sum + memory, 0),
  }));
}
