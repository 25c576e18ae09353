import type { RunRecord } from "./run-record.ts";
import { cpuSeconds } from "./summarize.ts";
import type { TimeWindow } from "./time-windows.ts";

/** Services that belong to the test: the load generator, the runner with its oracles, the visitors' browser. */
const ofTheTest: ReadonlySet<string> = new Set(["generator", "runner", "browser"]);

export function isOfPortal(service: string): boolean {
  return !ofTheTest.has(service);
}

/** CPU seconds that all services of the portal used, its stores included. */
export function portalCpuSeconds(record: Pick<RunRecord, "services">, within?: TimeWindow): number {
  return Object.entries(cpuSeconds(record, within)).reduce(
    (sum, [service, seconds]) => (isOfPortal(service) ? sum + seconds : sum),
    0,
  );
}
