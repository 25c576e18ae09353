import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { serviceErrors } from "../errors.ts";
import type { Health } from "../health/create-health.ts";
import { announceReady, endWithSupervisor } from "./supervisor-channel.ts";

/** What is needed of a Fastify instance, whatever logger and schemas it was made with. */
export interface ListeningApp {
  readonly server: Pick<Server, "address" | "closeAllConnections" | "closeIdleConnections">;
  listen(address: { host: string; port: number }): PromiseLike<unknown>;
  close(): PromiseLike<unknown>;
}

const defaultDrainTime = 4000;

export interface Listener {
  readonly app: ListeningApp;
  readonly host: string;
  readonly port: number;
  /** Names of the options that set them, for the message when the address cannot be had. */
  readonly options?: { readonly host: string; readonly port: string };
}

export interface ServiceOptions {
  /** The first one's origin is the service's. */
  readonly listeners: readonly [Listener, ...Listener[]];
  readonly health: Health;
  readonly log: Logger;
  /** The process ends when its IPC channel is lost. */
  readonly supervised?: boolean;
  /** Milliseconds that work in flight may take once draining has begun; 4,000 when left out. */
  readonly drainTime?: number;
  /** Milliseconds of draining in which idle connections stay open for a request that is on its way; none when left out. */
  readonly idleGrace?: number;
}

export interface RunningService {
  readonly origin: string;
  /** Drains and ends all listeners; the process itself goes on. Safe to call twice. */
  close(): Promise<void>;
}

/** Listens, tells the supervisor, and from then on ends in order: on SIGTERM, SIGINT or the loss of the supervisor. */
export async function runService(options: ServiceOptions): Promise<RunningService> {
  const origins: string[] = [];
  for (const listener of options.listeners) origins.push(await listen(listener));
  const origin = origins[0] ?? "";
  const drain = once(() => drainAll(options));
  const end = (reason: string) => void endProcess(reason, drain, options);
  const release = onEndOfProcess(end, options.supervised === true);
  options.log.info({ origin }, "listening");
  announceReady(origin);
  return {
    origin,
    close: async () => {
      release();
      await drain();
    },
  };
}

async function listen({ app, host, port, options }: Listener): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined || !["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOTFOUND"].includes(code))
      throw cause;
    throw serviceErrors.create(
      "LISTEN_FAILED",
      {
        address: `${host}:${port}`,
        reason: reasons[code] ?? message,
        hostOption: options?.host ?? "HOST",
        portOption: options?.port ?? "PORT",
      },
      cause,
    );
  }
  return originOf(app, host);
}

const reasons: Record<string, string> = {
  EADDRINUSE: "another process listens there",
  EACCES: "this user may not",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "this machine has no such address",
};

/** A wildcard address is not one that a client can call. */
function originOf(app: ListeningApp, host: string): string {
  const address = app.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** No new connections; work in flight ends, at most until the drain time is over. */
async function drainAll({
  listeners,
  health,
  log,
  drainTime = defaultDrainTime,
  idleGrace = 0,
}: ServiceOptions): Promise<void> {
  health.startDraining();
  const startedAt = performance.now();
  const cutOff = setTimeout(() => {
    log.warn({ drainTime }, "requests were still in flight and have been cut off");
    for (const { app } of listeners) app.server.closeAllConnections();
  }, drainTime);
  // A connection that was busy when draining began is kept alive by its client; it ends as soon as it is idle.
  const sweep = setInterval(() => {
    if (performance.now() - startedAt < idleGrace) return;
    for (const { app } of listeners) app.server.closeIdleConnections();
  }, 25);
  await Promise.all(listeners.map(({ app }) => app.close()));
  clearTimeout(cutOff);
  clearInterval(sweep);
}

function onEndOfProcess(end: (reason: string) => void, supervised: boolean): () => void {
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  const stopWatching = supervised ? endWithSupervisor(() => end("the supervisor is gone")) : () => {};
  return () => {
    process.off("SIGTERM", end);
    process.off("SIGINT", end);
    stopWatching();
  };
}

/** Milliseconds after the drain for what is closed last, for example a pool whose query still runs. */
const lastClosing = 500;

async function endProcess(
  reason: string,
  drain: () => Promise<void>,
  { log, drainTime = defaultDrainTime }: ServiceOptions,
): Promise<void> {
  log.info({ reason }, "ending");
  try {
    await Promise.race([drain(), wait(drainTime + lastClosing)]);
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, "did not end in order");
    process.exit(1);
  }
}

function once<T>(work: () => T): () => T {
  let result: { value: T } | undefined;
  return () => (result ??= { value: work() }).value;
}
