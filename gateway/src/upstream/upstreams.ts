import type { Endpoints } from "@madang/manifest";
import { Pool } from "undici";
import type { Origin, Upstream } from "./upstream.ts";

const connectTimeout = 2000;
/** A fragment's description is ASCII JSON of at most eight crumbs of 500 characters, six bytes each. */
const headerLimit = 64 * 1024;

/** The pools of connections, one for each replica of each module; they outlive route tables. */
export class Upstreams {
  readonly #origins = new Map<string, Origin>();

  of(module: string, urls: readonly string[], concurrency: number): Upstream {
    return { module, turn: 0, origins: urls.map((url) => this.#originOf(module, url, concurrency)) };
  }

  /** Closes what the endpoints no longer name; requests in flight there end in peace. */
  keepOnly(endpoints: Endpoints): void {
    const named = new Set(
      Object.entries(endpoints).flatMap(([module, urls]) => urls.map((url) => keyOf(module, url))),
    );
    for (const [key, origin] of this.#origins) {
      if (named.has(key)) continue;
      this.#origins.delete(key);
      void origin.pool.close();
    }
  }

  async close(): Promise<void> {
    const pools = [...this.#origins.values()].map((origin) => origin.pool);
    this.#origins.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  #originOf(module: string, url: string, concurrency: number): Origin {
    const key = keyOf(module, url);
    const known = this.#origins.get(key);
    if (known !== undefined) return known;
    const made: Origin = { url, pool: poolFor(url, concurrency), inFlight: 0, failedAt: -Infinity };
    this.#origins.set(key, made);
    return made;
  }
}

function keyOf(module: string, url: string): string {
  return `${module} ${url}`;
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
