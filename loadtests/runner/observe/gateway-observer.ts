import type { GatewaySecond } from "../../results/run-record.ts";
import { countedSeries, countsBetween, redisReached, type CountedSeries } from "./gateway-counts.ts";
import { readMetricsText } from "./metrics-text.ts";

export interface ObservedGateway {
  readonly name: string;
  /** Of its metrics. */
  readonly address: string;
}

/** A gateway that does not answer in this time is told by the next look. */
const patienceMs = 900;

/** What one gateway counts, look by look. */
export class GatewayObserver {
  readonly #gateway: ObservedGateway;
  #before: CountedSeries | undefined;

  constructor(gateway: ObservedGateway) {
    this.#gateway = gateway;
  }

  /** What was counted since the last look that it answered; nothing at the first, and while it does not answer. */
  async look(at: number): Promise<GatewaySecond[]> {
    const text = await this.#ask();
    if (text === undefined) return [];
    const samples = readMetricsText(text);
    const now = countedSeries(samples);
    const before = this.#before;
    this.#before = now;
    if (before === undefined) return [];
    const redis = redisReached(samples);
    const counts = countsBetween(before, now);
    return [{ at, gateway: this.#gateway.name, ...counts, ...(redis === undefined ? {} : { redis }) }];
  }

  async #ask(): Promise<string | undefined> {
    try {
      const answer = await fetch(this.#gateway.address, { signal: AbortSignal.timeout(patienceMs) });
      return answer.ok ? await answer.text() : undefined;
    } catch {
      // A fault may have ended it; while it is away it counts nothing.
      return undefined;
    }
  }
}
