import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

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
  const duration = requestHistogram(registry);
  const route = boundedNames(mostRoutes);
  return {
    registry,
    contentType: registry.contentType,
    text: () => registry.metrics(),
    addGauge: (gauge) => registerGauge(registry, gauge),
    observeRequest: (request) =>
      duration.observe(
        {
          route: route(request.route),
          method: knownMethods.has(request.method) ? request.method : "other",
          status: String(request.status),
        },
        request.seconds,
      ),
  };
}

function requestHistogram(registry: Registry): Histogram<"route" | "method" | "status"> {
  return new Histogram({
    name: "http_request_duration_seconds",
    help: "Seconds from the request's head to the end of the answer.",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
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
