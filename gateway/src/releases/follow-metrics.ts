import type { Metrics } from "@madang/service";
import { Gauge } from "prom-client";

/** How well the gateway follows releases; what it refuses stands in `gateway_refused_records_total`. */
export interface FollowMetrics {
  sequence(sequence: number): void;
  /** The registry could not be asked at the last look. */
  away(isAway: boolean): void;
}

export function createFollowMetrics({ registry }: Metrics): FollowMetrics {
  const registers = [registry];
  const sequence = new Gauge({
    name: "gateway_channels_sequence",
    help: "Sequence of the channel snapshot in force; 0 while there is none, or where files are followed.",
    registers,
  });
  const away = new Gauge({
    name: "gateway_registry_away",
    help: "1 while the registry of releases cannot be asked and the last good channels stay in force.",
    registers,
  });
  return { sequence: (value) => sequence.set(value), away: (isAway) => away.set(isAway ? 1 : 0) };
}
