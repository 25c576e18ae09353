import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@madang/embedded-postgres";
import { z } from "zod";
import { startOwnPostgres, type OwnPostgres } from "./own-postgres.ts";
import { startOwnRedis, type OwnRedis } from "./own-redis.ts";
import { startOwnSupervisor, type OwnSupervisor } from "./own-supervisor.ts";
import { supervisedProcesses } from "./supervised-processes.ts";
import type { PortalControls, TargetPortal } from "./target-portal.ts";

export interface OwnPortalOptions {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

interface Started {
  postgres?: OwnPostgres;
  redis?: OwnRedis | undefined;
  supervisor?: OwnSupervisor;
}

const keysSchema = z.object({ dataKeys: z.string() });
const adminSchema = z.object({ url: z.string(), token: z.string(), operations: z.string() });

/**
 * The real build under the real supervisor as in production: a fresh PostgreSQL, Redis, the registry and the admin API, on free ports, with
 * the sample content. Throws LOADTEST_PORTAL_NOT_STARTED.
 */
export async function startOwnPortal({ root, signal, say }: OwnPortalOptions): Promise<TargetPortal> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-loadtest-"));
  // PostgreSQL runs as a system account where root starts it; it must be able to pass through.
  chmodSync(folder, 0o711);
  const started: Started = {};
  const stop = async () => {
    await started.supervisor?.end();
    await Promise.all([started.postgres?.stop(), started.redis?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const state = path.join(folder, "state");
    const redis = (started.redis = await startOwnRedis());
    const postgres = (started.postgres = await startOwnPostgres({ folder, signal }));
    signal.throwIfAborted();
    if (redis === undefined) say("  This machine has no Redis: the gateway caches by itself.");
    const { url } = postgres;
    started.supervisor = startOwnSupervisor({ root, port, state, databaseUrl: url, redisUrl: redis?.url });
    await started.supervisor.ready({ signal, say });
    const { dataKeys } = readJson(path.join(state, "keys.json"), keysSchema);
    const controls = controlsOf({ state, postgres, redis });
    return { origin: `http://127.0.0.1:${port}`, database: { url, dataKeys }, controls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function controlsOf(parts: {
  state: string;
  postgres: OwnPostgres;
  redis: OwnRedis | undefined;
}): PortalControls {
  const { state, postgres: postgresql, redis } = parts;
  const admin = () => readJson(path.join(state, "admin.json"), adminSchema);
  return {
    state,
    postgresql,
    redis,
    processes: () => supervisedProcesses(state),
    admin,
    gateways: () => [{ name: "gateway", address: `${admin().operations}/metrics` }],
    gatewayLog: path.join(state, "logs/gateway.log"),
  };
}

function readJson<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  return schema.parse(JSON.parse(readFileSync(file, "utf8")));
}
