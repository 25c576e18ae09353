import { addUp } from "./histogram.ts";
import type { GeneratorSecond, JourneySecond, ServiceSecond } from "./run-record.ts";

/** Rows of the same second, module and journey become one; in the order of their seconds. */
export function addJourneySeconds(rows: Iterable<JourneySecond>): JourneySecond[] {
  const groups = Map.groupBy(rows, ({ at, module, journey }) => JSON.stringify([at, module, journey]));
  return [...groups.values()]
    .map((same) => same.reduce(sumOfJourneySeconds))
    .sort((a, b) => a.at - b.at || compare(a.module, b.module) || compare(a.journey, b.journey));
}

function sumOfJourneySeconds(a: JourneySecond, b: JourneySecond): JourneySecond {
  return {
    at: a.at,
    module: a.module,
    journey: a.journey,
    arrivals: a.arrivals + b.arrivals,
    dropped: a.dropped + b.dropped,
    statuses: addUp([a.statuses, b.statuses]),
    failed: a.failed + b.failed,
    cache: addUp([a.cache, b.cache]),
    latency: addUp([a.latency, b.latency]),
    bytes: a.bytes + b.bytes,
    expectations: a.expectations + b.expectations,
    unmet: a.unmet + b.unmet,
    broken: a.broken + b.broken,
  };
}

/** In the order of their seconds; CPU of one second that was told in parts adds up, memory is the most of them. */
export function addGeneratorSeconds(rows: Iterable<GeneratorSecond>): GeneratorSecond[] {
  const groups = Map.groupBy(rows, ({ at, process }) => JSON.stringify([at, process]));
  return [...groups.values()]
    .map((same) =>
      same.reduce((a, b) => ({
        ...a,
        cpu: a.cpu + b.cpu,
        memory: Math.max(a.memory, b.memory),
        late: addUp([a.late, b.late]),
      })),
    )
    .sort((a, b) => a.at - b.at || a.process - b.process);
}

/** Parts of a service on several machines together use and hold what each does. */
export function addServiceSeconds(rows: Iterable<ServiceSecond>): ServiceSecond[] {
  const groups = Map.groupBy(rows, ({ at, service }) => JSON.stringify([at, service]));
  return [...groups.values()]
    .map((same) => same.reduce((a, b) => ({ ...a, cpu: a.cpu + b.cpu, memory: a.memory + b.memory })))
    .sort((a, b) => a.at - b.at || compare(a.service, b.service));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
