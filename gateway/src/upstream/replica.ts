import { Pool, type Dispatcher } from "undici";
import { healthy, type ReplicaHealth } from "./ejection.ts";

const connectTimeout = 2000;
/** A fragment's description is ASCII JSON of at most eight crumbs of 500 characters, six bytes each. */
const headerLimit = 64 * 1024;

/**
 * Which connection a request may go on. A service closes connections that have been idle for long, and a request may cross with that: a
 * safe one can be asked again (`reused`), then on a connection of its own (`fresh`); an unsafe one goes where nothing has been idle
 * for longer than a second (`recent`).
 */
export type ConnectionKind = "reused" | "recent" | "fresh";

/**
 * Milliseconds that an idle connection is kept, two seconds less than what the service says of itself, and at most a minute. undici
 * besides looks once whether an idle connection was closed meanwhile. Without pipelining a connection carries one request.
 */
const keeping: Readonly<Record<ConnectionKind, Pool.Options>> = {
  reused: { pipelining: 1, keepAliveTimeout: 3000, keepAliveMaxTimeout: 60_000 },
  recent: { pipelining: 1, keepAliveTimeout: 1000, keepAliveMaxTimeout: 1000 },
  fresh: { pipelining: 0 },
};

export interface PooledRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
  /** Or any async iterable of Buffers, which undici takes and its types do not know. */
  readonly body: Buffer;
}

/** What a replica needs of an undici Pool. */
export interface ConnectionPool {
  dispatch(request: PooledRequest, handler: Dispatcher.DispatchHandler): unknown;
  /** After the requests in flight; where there is no such thing it is destroyed. */
  close?(): Promise<unknown>;
  destroy(): Promise<unknown>;
}

/** One replica of a module, the connections to it, made when they are needed, and what is known of its health. */
export class Replica {
  readonly url: string;
  readonly health: ReplicaHealth = healthy();
  inFlight = 0;
  readonly #open: (kind: ConnectionKind) => ConnectionPool;
  readonly #pools: { [kind in ConnectionKind]: ConnectionPool | undefined } = {
    reused: undefined,
    recent: undefined,
    fresh: undefined,
  };
  #closed = false;

  /** `open` makes the pools where the usual ones do not fit. */
  constructor(url: string, open: (kind: ConnectionKind) => ConnectionPool = (kind) => poolFor(url, kind)) {
    this.url = url;
    this.#open = open;
  }

  dispatch(kind: ConnectionKind, request: PooledRequest, handler: Dispatcher.DispatchHandler): void {
    (this.#pools[kind] ?? this.#begin(kind)).dispatch(request, handler);
  }

  /** After the requests in flight. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#opened.map((pool) => pool.close?.() ?? pool.destroy()));
  }

  async destroy(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#opened.map((pool) => pool.destroy()));
  }

  get #opened(): ConnectionPool[] {
    return [...new Set(Object.values(this.#pools))].filter((pool) => pool !== undefined);
  }

  #begin(kind: ConnectionKind): ConnectionPool {
    const pool = this.#open(kind);
    this.#pools[kind] = pool;
    // Closed already: whoever comes after that is refused as by any closed pool.
    if (this.#closed) void (pool.close?.() ?? pool.destroy());
    return pool;
  }
}

/** Time is kept by the request's own deadline, so undici's clocks are off; how many go at once is the limiter's to say. */
function poolFor(url: string, kind: ConnectionKind): Pool {
  return new Pool(new URL(url).origin, {
    ...keeping[kind],
    keepAliveTimeoutThreshold: 2000,
    allowH2: false,
    connect: { timeout: connectTimeout },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: headerLimit,
  });
}
