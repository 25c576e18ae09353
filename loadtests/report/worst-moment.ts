import { percentile } from "../results/histogram.ts";
import type { RunEvent, RunRecord } from "../results/run-record.ts";
import {
  chosenRows,
  servicesOverTime,
  spanOf,
  trafficOverTime,
  type TrafficWindow,
} from "../results/summarize.ts";
import { widthFor, type TimeWindow } from "../results/time-windows.ts";
import { isOfPortal } from "../results/portal-cpu.ts";
import { withPlainNames } from "./courses/plain-names.ts";
import { judgedRecord } from "./judged-record.ts";
import { beyondLevels } from "./service-levels.ts";

/** When a module was furthest from its service level, and what was going on then. */
export interface WorstMoment extends TimeWindow {
  readonly module: string;
  /** Milliseconds. */
  readonly p95: number;
  readonly answers: number;
  readonly failed: number;
  readonly busiest: readonly { readonly service: string; readonly cores: number }[];
  readonly events: readonly RunEvent[];
}

const windows = 24;
/** Seconds. */
const narrowest = 5;
/** A percentile of fewer answers is chance. */
const fewestAnswers = 20;
/** Seconds after an event within which it may be the reason. */
const aftermath = 10;

/** One moment for each module that missed its service level, the module furthest from it first. */
export function worstMoments(record: RunRecord): WorstMoment[] {
  const beyond = beyondLevels(record);
  const judged = judgedRecord(record);
  const span = spanOf(record);
  const width = Math.max(narrowest, widthFor(span, windows));
  return record.modules
    .map(({ id, serviceLevel }) => {
      const rows = chosenRows(judged, { module: id });
      const { slow = false, failing = false } = beyond.get(id) ?? {};
      const distance = (window: TrafficWindow) => distanceFrom(serviceLevel, window);
      const moments = slow || failing ? trafficOverTime(rows, span, width) : [];
      const [worst] = moments.sort((a, b) => distance(b) - distance(a));
      return worst === undefined || distance(worst) === 0
        ? undefined
        : { moment: momentOf(record, id, worst), distance: distance(worst) };
    })
    .filter((found) => found !== undefined)
    .sort((a, b) => b.distance - a.distance)
    .map(({ moment }) => moment);
}

/** How many times the service level was exceeded. */
function distanceFrom(
  level: { readonly p95: number; readonly errors: number },
  { traffic }: TrafficWindow,
): number {
  if (traffic.answers < fewestAnswers) return 0;
  const slow = (percentile(traffic.latency, 0.95) ?? 0) / level.p95;
  const failing = traffic.failed / traffic.answers / Math.max(level.errors, 0.001);
  return Math.max(slow, failing);
}

function momentOf(record: RunRecord, module: string, { from, until, traffic }: TrafficWindow): WorstMoment {
  const [used] = servicesOverTime(withPlainNames(record.services), { from, until }, until - from);
  const busiest = Object.entries(used?.cpu ?? {})
    .filter(([service]) => isOfPortal(service))
    .map(([service, cores]) => ({ service, cores }));
  return {
    module,
    from,
    until,
    answers: traffic.answers,
    failed: traffic.failed,
    p95: percentile(traffic.latency, 0.95) ?? 0,
    busiest: busiest.sort((a, b) => b.cores - a.cores).slice(0, 3),
    events: record.events.filter((event) => touches(event, { from, until })),
  };
}

function touches({ at, until = at + aftermath, kind }: RunEvent, moment: TimeWindow): boolean {
  return kind !== "stage" && at < moment.until && until + aftermath > moment.from;
}
