import type { Logger } from "@madang/service";
import { isRedisUrl } from "./connect.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import { redisErrors } from "./errors.ts";
import type { Redis, RedisConnection, RedisMetrics } from "./redis.ts";

export interface OpenRedisOptions {
  /** `redis://` or `rediss://`, with user, password and database where there are any. */
  readonly url: string;
  /** Shown by CLIENT LIST, for example `gateway`; letters, digits, dots and hyphens. */
  readonly name: string;
  readonly log: Logger;
  /** What every key begins with; one portal, one prefix. */
  readonly prefix?: string;
  /** Milliseconds that a command may take. */
  readonly timeout?: number;
  /** Milliseconds to wait for the first connection; after that the Redis is given as it is, and comes up later. */
  readonly patience?: number;
  /** Milliseconds without a sign of life after which a connection is made anew. */
  readonly silence?: number;
  readonly metrics?: RedisMetrics;
}

/** Throws REDIS_URL_INVALID and nothing else: a Redis that is away is `connecting`. */
export async function openRedis(options: OpenRedisOptions): Promise<Redis> {
  const {
    url,
    name,
    log,
    metrics,
    prefix = "madang",
    timeout = 150,
    patience = 500,
    silence = 2000,
  } = options;
  if (!isRedisUrl(url)) throw redisErrors.create("URL_INVALID");
  const shared = { url, log, timeout, silence };
  const main = new Connection({ ...shared, name, metrics });
  main.onState((state) => metrics?.state(state));
  const others = new Set<Connection>();
  await main.open();
  await firstConnection(main, patience);
  return {
    prefix,
    get state() {
      return main.state;
    },
    key: (...parts) => [prefix, ...parts].join(":"),
    onState: (listener) => main.onState(listener),
    send: (command, given) => main.send(command, given),
    run: (script, input, given) => main.run(script, input, given),
    dedicated: (suffix) => dedicated(others, { ...shared, name: `${name}-${suffix}`, metrics: undefined }),
    close() {
      for (const connection of [main, ...others]) connection.close();
    },
  };
}

function dedicated(others: Set<Connection>, options: ConnectionOptions): RedisConnection {
  const connection = new Connection(options);
  others.add(connection);
  connection.onState((state) => {
    if (state === "closed") others.delete(connection);
  });
  void connection.open();
  return connection;
}

function firstConnection(connection: Connection, patience: number): Promise<void> {
  if (connection.state === "ready") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, patience);
    const stop = connection.onState(done);
    function done(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
