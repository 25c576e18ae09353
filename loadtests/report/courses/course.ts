import { paletteTone, type Tone } from "../charts/chart.ts";
import type { RunRecord } from "../../results/run-record.ts";
import {
  cpuSeconds,
  gatewaysOverTime,
  namesBySize,
  servicesOverTime,
  spanOf,
  trafficOverTime,
  type GatewayTotals,
  type ServiceWindow,
  type TrafficWindow,
} from "../../results/summarize.ts";
import { plainName, withPlainNames } from "./plain-names.ts";
import { isOfPortal } from "../../results/portal-cpu.ts";
import { widthFor, windowsOf, type TimeWindow } from "../../results/time-windows.ts";

/** A run cut into windows, once for all charts. */
export interface Course {
  readonly record: RunRecord;
  readonly span: TimeWindow;
  /** Seconds. */
  readonly width: number;
  readonly windows: readonly TimeWindow[];
  readonly traffic: readonly TrafficWindow[];
  readonly services: readonly ServiceWindow[];
  readonly gateways: readonly (TimeWindow & GatewayTotals)[];
  /** The same colour for a module or a service in all charts. */
  readonly tones: ReadonlyMap<string, Tone>;
}

/** As many as a reader can tell apart, and few enough for their tables. */
const mostWindows = 90;

export function courseOf(record: RunRecord): Course {
  const plain = { ...record, services: withPlainNames(record.services) };
  const span = spanOf(record);
  const width = widthFor(span, mostWindows);
  return {
    record: plain,
    span,
    width,
    windows: windowsOf(span, width),
    traffic: trafficOverTime(record.journeys, span, width),
    services: servicesOverTime(plain.services, span, width),
    gateways: gatewaysOverTime(record.gateways, span, width),
    tones: tonesOf(plain),
  };
}

/** A build of a module (news@1a2b3c) has the colour of its module. The load generator is grey. */
function tonesOf(record: RunRecord): ReadonlyMap<string, Tone> {
  const services = namesBySize([cpuSeconds(record)]).filter(isOfPortal);
  const owners = [...new Set([...record.modules.map(({ id }) => id), ...services.map(plainName)])];
  const tones = new Map<string, Tone>(owners.map((name, index) => [name, paletteTone(index)]));
  for (const name of services) tones.set(name, tones.get(plainName(name)) ?? "c9");
  return tones.set("generator", "gone");
}
