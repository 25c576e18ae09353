import { Pool } from "undici";
import type { Logger } from "@madang/service";
import { ModuleGuard } from "../upstream/module-guard.ts";
import { Replica, type ConnectionKind, type ConnectionPool } from "../upstream/replica.ts";
import type { Upstream } from "../upstream/upstream.ts";
import { DirectPool } from "./direct-pool.ts";
import type { StandaloneOptions } from "./options.ts";

/** How messages name it; its address is the operator's alone. */
export const siteName = "the origin";

const connectTimeout = 2000;
/** An answer that takes most of the time that it may take at all is slow. */
const slowShare = 0.8;

/** The site, and what protects it where that is asked for. */
export interface SiteUpstreams {
  readonly usual: Upstream;
  /** For what undici does not say. */
  readonly direct: Upstream;
  readonly guard: ModuleGuard | undefined;
  close(): Promise<void>;
}

export function siteUpstreams(options: StandaloneOptions, log: Logger): SiteUpstreams {
  const { origin, retry } = options;
  const usual = new Replica(origin, (kind) => poolFor(kind, options));
  const pool = new DirectPool(options);
  const direct = new Replica(origin, () => pool);
  const guard = options.protect ? guardOf(options, usual, log) : undefined;
  const common = { module: siteName, repeats: retry, guard };
  return {
    usual: { ...common, turn: 0, origins: [usual] },
    direct: { ...common, turn: 0, origins: [direct] },
    guard,
    close: async () => void (await Promise.all([usual.destroy(), direct.destroy()])),
  };
}

/**
 * Milliseconds that an idle connection is kept. Without a second try nothing may meet a connection that the site is about to
 * close, so that none is kept for as long as servers usually keep theirs.
 */
function keeping(kind: ConnectionKind, retry: boolean): Pool.Options {
  if (kind === "fresh") return { pipelining: 0 };
  const long = kind === "reused" && retry;
  return { pipelining: 1, keepAliveTimeout: long ? 3000 : 1000, keepAliveMaxTimeout: long ? 60_000 : 1000 };
}

/** The time until an answer begins is kept by the request's own deadline; only silence in the middle is undici's. */
function poolFor(kind: ConnectionKind, options: StandaloneOptions): ConnectionPool {
  const { origin, connections, silence, headerLimit, retry } = options;
  return new Pool(new URL(origin).origin, {
    ...keeping(kind, retry),
    connections,
    keepAliveTimeoutThreshold: 2000,
    allowH2: false,
    connect: { timeout: connectTimeout },
    headersTimeout: 0,
    bodyTimeout: silence,
    maxHeaderSize: headerLimit,
  });
}

function guardOf({ connections, deadline }: StandaloneOptions, replica: Replica, log: Logger): ModuleGuard {
  const settings = { concurrency: connections, slowAfter: deadline * slowShare };
  const guard = new ModuleGuard({
    module: siteName,
    settings,
    events: {
      breaker: (_module, change) => log.warn({ ...change }, "breaker"),
      replica: (_module, _url, what) => log.warn({ what }, "origin"),
      shedding: (second) => log.warn({ ...second }, "shedding"),
    },
  });
  guard.configure(settings, [replica]);
  return guard;
}
