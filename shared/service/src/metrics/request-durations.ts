import type { Metric, Registry } from "prom-client";

/** Upper bounds in seconds (`le`). */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface DurationValue {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly sharedLabels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One combination of labels: kept by whoever observes it often. */
export class RequestSeries {
  readonly #counts = new Float64Array(bounds.length + 1);
  #sum = 0;

  observe(seconds: number): void {
    let index = 0;
    while (index < bounds.length && seconds > (bounds[index] ?? Infinity)) index += 1;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += seconds;
  }

  /** What Prometheus shows of it: buckets that include the ones below, sum and count. */
  values(name: string, sharedLabels: Readonly<Record<string, string>>): DurationValue[] {
    let total = 0;
    const buckets = [...this.#counts].map((count, index) => {
      total += count;
      const labels = { le: bounds[index] ?? "+Inf" };
      return { metricName: `${name}_bucket`, labels, sharedLabels, value: total };
    });
    const whole = { labels: {}, sharedLabels };
    return [
      ...buckets,
      { ...whole, metricName: `${name}_sum`, value: this.#sum },
      { ...whole, metricName: `${name}_count`, value: total },
    ];
  }
}

/**
 * The histogram of requests, counted in plain arrays: every request of a surge is observed, so an observation must cost next to nothing.
 * Prometheus's own library makes the text when it is asked for.
 */
export class RequestDurations {
  readonly name = "http_request_duration_seconds";
  readonly help = "Seconds from the request's head to the end of the answer.";
  readonly type = "histogram";
  readonly aggregator = "sum";
  readonly #series = new Map<string, Map<string, RequestSeries[]>>();

  constructor(registry: Registry) {
    registry.registerMetric(this as unknown as Metric);
  }

  series({ route, method, status }: { route: string; method: string; status: number }): RequestSeries {
    let methods = this.#series.get(route);
    if (methods === undefined) this.#series.set(route, (methods = new Map()));
    let statuses = methods.get(method);
    if (statuses === undefined) methods.set(method, (statuses = []));
    return (statuses[status] ??= new RequestSeries());
  }

  /** For whoever adds several processes up: each value with all its labels. */
  get(): Promise<object> {
    const values = this.#values().map(({ labels, sharedLabels, ...value }) => ({
      ...value,
      labels: { ...labels, ...sharedLabels },
    }));
    return Promise.resolve(this.#described(values));
  }

  /** For the text: labels that many lines share are written once. */
  getForPromString(): Promise<object> {
    return Promise.resolve(this.#described(this.#values()));
  }

  reset(): void {
    this.#series.clear();
  }

  #described(values: readonly object[]): object {
    const { name, help, type, aggregator } = this;
    return { name, help, type, aggregator, values };
  }

  #values(): DurationValue[] {
    return [...this.#all()].flatMap(({ labels, series }) => series.values(this.name, labels));
  }

  *#all(): Generator<{ labels: Record<string, string>; series: RequestSeries }> {
    for (const [route, methods] of this.#series)
      for (const [method, statuses] of methods)
        for (const status of Object.keys(statuses)) {
          const series = statuses[Number(status)];
          if (series !== undefined) yield { labels: { route, method, status }, series };
        }
  }
}
