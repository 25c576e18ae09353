import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { RequestDurations, type RequestSeries } from "./request-durations.ts";

export interface ObservedRequest {
  /** Name of a route: from a manifest or the code, never from the client. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

export interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  /** What tells the values apart, for example `state`. */
  readonly label: string;
  /** By value of the label, all of them known beforehand. */
  readonly read: () => Readonly<Record<string, number>>;
}

export interface Metrics {
  /** For metrics of a process's own. */
  readonly registry: Registry;
  observeRequest(request: ObservedRequest): void;
  /** For whoever answers the same kind of request often: found once, observed many times. */
  requestSeries(kind: Omit<ObservedRequest, "seconds">): RequestSeries;
  /** Several values of one kind, read whenever the metrics are asked for. */
  addGauge(gauge: GaugeOptions): void;
  /** Prometheus text exposition format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** A portal of 10,009 modules keeps its series per process bounded all the same. */
const mostRoutes = 500;

/** One registry for each process, with Node's own metrics and one histogram of requests. */
export function createMetrics({ service }: { service: string }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const durations = new RequestDurations(registry);
  const bounded = boundedNames(mostRoutes);
  const requestSeries: Metrics["requestSeries"] = ({ route, method, status }) =>
    durations.series({ route: bounded(route), method: knownMethods.has(method) ? method : "other", status });
  return {
    registry,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    addGauge: (gauge) => registerGauge(registry, gauge),
    observeRequest: (request) => requestSeries(request).observe(request.seconds),
    requestSeries,
  };
}

function registerGauge(registry: Registry, { name, help, label, read }: GaugeOptions): void {
  const gauge = new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    collect: () => {
      for (const [value, count] of Object.entries(read())) gauge.set({ [label]: value }, count);
    },
  });
}

/** Passes the first `most` names on and calls the rest `other`. */
function boundedNames(most: number): (name: string) => string {
  const seen = new Set<string>();
  return (name) => {
    if (seen.size < most) seen.add(name);
    return seen.has(name) ? name : "other";
  };
}
