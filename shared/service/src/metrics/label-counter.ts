import type { Metric, Registry } from "prom-client";

/** A counter with one label, counted in a plain map: an increment costs next to nothing. */
export class LabelCounter {
  readonly name: string;
  readonly help: string;
  readonly type = "counter";
  readonly aggregator = "sum";
  readonly #label: string;
  readonly #counts = new Map<string, number>();

  constructor(registry: Registry, options: { name: string; help: string; label: string }) {
    this.name = options.name;
    this.help = options.help;
    this.#label = options.label;
    registry.registerMetric(this as unknown as Metric);
  }

  /** `value` of the label: one of a bounded set. */
  inc(value: string): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  get(): Promise<object> {
    const { name, help, type, aggregator } = this;
    const values = [...this.#counts].map(([value, count]) => ({
      labels: { [this.#label]: value },
      value: count,
    }));
    return Promise.resolve({ name, help, type, aggregator, values });
  }

  reset(): void {
    this.#counts.clear();
  }
}
