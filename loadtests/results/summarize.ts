import { percentile } from "./histogram.ts";
import type { GatewaySecond, JourneySecond, RunRecord, ServiceSecond } from "./run-record.ts";
import { byWindow, secondsOf, windowsOf, type TimeWindow } from "./time-windows.ts";
import { sumOfCounts, trafficOf, type Counts, type Traffic } from "./traffic.ts";

/**
 * What the rows of a record come to: by module, by journey, by service, over time. Pure; report, compare and capacity count alike
 * because all of them count here.
 */

/** The rows of one module, of one journey, or of a part of the run. */
export interface Choice {
  readonly module?: string | undefined;
  readonly journey?: string | undefined;
  readonly within?: TimeWindow | undefined;
}

export function chosenRows(record: Pick<RunRecord, "journeys">, choice: Choice = {}): JourneySecond[] {
  const { module, journey, within } = choice;
  return record.journeys.filter(
    (row) =>
      (module === undefined || row.module === module) &&
      (journey === undefined || row.journey === journey) &&
      isWithin(row, within),
  );
}

function isWithin({ at }: { readonly at: number }, within: TimeWindow | undefined): boolean {
  return within === undefined || (at >= within.from && at < within.until);
}

/** From the first second that anything was observed in to the end of the last. A record of nothing spans the profile. */
export function spanOf(record: RunRecord): TimeWindow {
  const { journeys, services, gateways, events, profile } = record;
  const seconds = [...journeys, ...services, ...gateways, ...events].map(({ at }) => at);
  const from = seconds.reduce((least, at) => Math.min(least, at), 0);
  const until = seconds.reduce((most, at) => Math.max(most, at + 1), Math.ceil(profile.seconds));
  return { from, until };
}

/** In the order of the record's modules; one that met no visitor has traffic of nothing. */
export function byModule(record: RunRecord, within?: TimeWindow): Map<string, Traffic> {
  const rows = Map.groupBy(chosenRows(record, { within }), ({ module }) => module);
  const modules = new Set([...record.modules.map(({ id }) => id), ...rows.keys()]);
  return new Map([...modules].map((module) => [module, trafficOf(rows.get(module) ?? [])]));
}

export interface JourneyTraffic {
  readonly module: string;
  readonly journey: string;
  readonly traffic: Traffic;
}

/** In the order of the record's modules and journeys, then those that only rows name. */
export function byJourney(record: RunRecord, within?: TimeWindow): JourneyTraffic[] {
  const rows = Map.groupBy(chosenRows(record, { within }), journeyKey);
  const declared = record.modules.flatMap(({ id, journeys }) =>
    journeys.map(({ name }) => ({ module: id, journey: name })),
  );
  const keys = new Set([...declared.map(journeyKey), ...rows.keys()]);
  return [...keys].map((key) => {
    const [module, journey] = JSON.parse(key) as [string, string];
    return { module, journey, traffic: trafficOf(rows.get(key) ?? []) };
  });
}

function journeyKey({ module, journey }: { readonly module: string; readonly journey: string }): string {
  return JSON.stringify([module, journey]);
}

export interface TrafficWindow extends TimeWindow {
  readonly traffic: Traffic;
}

/** Rows in windows of `width` seconds. */
export function trafficOverTime(
  rows: Iterable<JourneySecond>,
  span: TimeWindow,
  width: number,
): TrafficWindow[] {
  return byWindow(rows, windowsOf(span, width), width).map(({ window, rows }) => ({
    ...window,
    traffic: trafficOf(rows),
  }));
}

/** A percentile (0–1) of the latency in every window, in milliseconds; nothing where nothing was answered. */
export function percentileOverTime(windows: readonly TrafficWindow[], share: number): (number | undefined)[] {
  return windows.map(({ traffic }) => percentile(traffic.latency, share));
}

export interface ServiceWindow extends TimeWindow {
  /** Cores that each service kept busy on average. A service that was away counts as idle. */
  readonly cpu: Counts;
  /** Bytes that each service held at its largest second. */
  readonly memory: Counts;
}

export function servicesOverTime(
  rows: Iterable<ServiceSecond>,
  span: TimeWindow,
  width: number,
): ServiceWindow[] {
  return byWindow(rows, windowsOf(span, width), width).map(({ window, rows }) => ({
    ...window,
    cpu: averages(rows, secondsOf(window)),
    memory: largestSeconds(rows),
  }));
}

function averages(rows: readonly ServiceSecond[], seconds: number): Counts {
  return sumOfCounts(rows.map(({ service, cpu }) => ({ [service]: cpu / seconds })));
}

/** Parts of a service within one second (replicas, several observers) add up before the largest second is taken. */
function largestSeconds(rows: readonly ServiceSecond[]): Counts {
  const largest = Object.create(null) as Record<string, number>;
  for (const second of Map.groupBy(rows, ({ at }) => at).values()) {
    const held = sumOfCounts(second.map(({ service, memory }) => ({ [service]: memory })));
    for (const [service, memory] of Object.entries(held))
      largest[service] = Math.max(largest[service] ?? 0, memory);
  }
  return largest;
}

/** CPU seconds that each service used in a part of the run. */
export function cpuSeconds(record: Pick<RunRecord, "services">, within?: TimeWindow): Counts {
  const rows = record.services.filter((row) => isWithin(row, within));
  return sumOfCounts(rows.map(({ service, cpu }) => ({ [service]: cpu })));
}

/** What the gateways counted, all gateways together. */
export interface GatewayTotals {
  readonly cache: Counts;
  readonly coalesced: number;
  readonly upstream: Counts;
  readonly shed: Counts;
}

export function gatewayTotals(rows: readonly GatewaySecond[]): GatewayTotals {
  return {
    cache: sumOfCounts(rows.map(({ cache }) => cache)),
    coalesced: rows.reduce((sum, { coalesced }) => sum + coalesced, 0),
    upstream: sumOfCounts(rows.map(({ upstream }) => upstream)),
    shed: sumOfCounts(rows.map(({ shed }) => shed)),
  };
}

export function gatewaysOverTime(
  rows: Iterable<GatewaySecond>,
  span: TimeWindow,
  width: number,
): (TimeWindow & GatewayTotals)[] {
  return byWindow(rows, windowsOf(span, width), width).map(({ window, rows }) => ({
    ...window,
    ...gatewayTotals(rows),
  }));
}

/** Visitors a minute that the profile planned at a second: between its points the rate moves evenly, outside of them nobody comes. */
export function plannedRate(arrivals: RunRecord["profile"]["arrivals"], at: number): number {
  const next = arrivals.findIndex((point) => point.at > at);
  const before = arrivals.at(next === -1 ? -1 : next - 1);
  const after = arrivals[next];
  if (before === undefined || next === 0) return 0;
  if (after === undefined) return at === before.at ? before.perMinute : 0;
  const part = (at - before.at) / (after.at - before.at);
  return before.perMinute + part * (after.perMinute - before.perMinute);
}

/** Names in the order of what they add up to over all windows, the largest first. */
export function namesBySize(windows: Iterable<Counts>): string[] {
  return Object.entries(sumOfCounts(windows))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name]) => name);
}
