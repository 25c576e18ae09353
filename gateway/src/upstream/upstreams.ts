import { Pool } from "undici";
import type { Origin, Upstream } from "./upstream.ts";

const connectTimeout = 2000;
/** A fragment's description is ASCII JSON of at most eight crumbs of 500 characters, six bytes each. */
const headerLimit = 64 * 1024;
/** A request that took the old table an instant before the swap may still be about to connect. */
const retirement = 5000;

/** The pools of connections, one for each replica of each module; they outlive route tables. */
export class Upstreams {
  #origins = new Map<string, Origin>();
  #named = new Map<string, Origin>();
  readonly #retired = new Map<Origin, NodeJS.Timeout>();

  /** Names the replicas of one module for the table being built. */
  of(module: string, urls: readonly string[], concurrency: number): Upstream {
    return { module, turn: 0, origins: urls.map((url) => this.#originOf(module, url, concurrency)) };
  }

  /** The table is in force: what it does not name is closed, after the requests in flight there. */
  retireUnnamed(): void {
    for (const [key, origin] of this.#origins) if (!this.#named.has(key)) this.#retire(origin);
    this.#origins = this.#named;
    this.#named = new Map();
  }

  async close(): Promise<void> {
    for (const timer of this.#retired.values()) clearTimeout(timer);
    const all = new Set([...this.#origins.values(), ...this.#named.values(), ...this.#retired.keys()]);
    this.#retired.clear();
    await Promise.all([...all].map((origin) => origin.pool.destroy()));
  }

  #originOf(module: string, url: string, concurrency: number): Origin {
    const key = `${module} ${url} ${concurrency}`;
    const known = this.#named.get(key) ?? this.#origins.get(key);
    const origin = known ?? { url, pool: poolFor(url, concurrency), inFlight: 0, failedAt: -Infinity };
    this.#named.set(key, origin);
    return origin;
  }

  #retire(origin: Origin): void {
    const close = (): void => {
      this.#retired.delete(origin);
      void origin.pool.close();
    };
    this.#retired.set(origin, setTimeout(close, retirement).unref());
  }
}

/** Time is kept by the request's own deadline, so undici's clocks are off. */
function poolFor(url: string, concurrency: number): Pool {
  return new Pool(new URL(url).origin, {
    connections: concurrency,
    pipelining: 1,
    allowH2: false,
    connect: { timeout: connectTimeout },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: headerLimit,
    keepAliveMaxTimeout: 60_000,
    keepAliveTimeoutThreshold: 2000,
  });
}
