import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Endpoints } from "@madang/manifest";
import { createPortalState, type PortalState } from "./portal-state.ts";
import { startService, type ServiceProcess } from "./service-process.ts";
import { workspaceRoot } from "./workspace-root.ts";

export interface PortalOptions {
  /** Module ids; the shell is always there. */
  readonly modules: readonly string[];
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** Import each module's sample content. */
  readonly sample?: boolean;
  readonly gatewayEnv?: Readonly<Record<string, string>>;
}

/** Real services behind a real gateway, on free ports. */
export interface Portal {
  readonly origin: string;
  readonly state: PortalState;
  readonly gateway: ServiceProcess;
  /** By module id, the shell among them. */
  readonly services: ReadonlyMap<string, ServiceProcess>;
  /** Starts a module's process again after it was killed, on a new port. */
  restart(module: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startPortal(options: PortalOptions): Promise<Portal> {
  const state = await createPortalState();
  const services = new Map<string, ServiceProcess>();
  const env = {
    ...state.environment,
    DATABASE_URL: options.databaseUrl,
    MADANG_DATA_KEYS: `test:${randomBytes(32).toString("base64url")}`,
  };
  const start = async (module: string): Promise<void> => {
    services.set(module, await startModule({ module, env, sample: options.sample ?? false }));
  };
  const writeEndpoints = (): Promise<void> =>
    state.writeEndpoints(
      Object.fromEntries([...services].map(([id, service]) => [id, [service.origin]])) satisfies Endpoints,
    );

  for (const module of ["shell", ...options.modules]) await state.publish(folderOf(module));
  await Promise.all(["shell", ...options.modules].map(start));
  await writeEndpoints();
  const redis = options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl };
  const gateway = await startService({
    name: "gateway",
    file: join(workspaceRoot, "gateway/dist/server.js"),
    env: { ...state.environment, ...redis, OPERATIONS_PORT: "0", ...options.gatewayEnv },
  });
  return {
    origin: gateway.origin,
    state,
    gateway,
    services,
    async restart(module) {
      await services.get(module)?.kill();
      await start(module);
      await writeEndpoints();
    },
    async stop() {
      await gateway.stop();
      await Promise.all([...services.values()].map((service) => service.stop()));
      await state.remove();
    },
  };
}

function folderOf(module: string): string {
  return module === "shell" ? "shell" : `modules/${module}`;
}

async function startModule(options: {
  module: string;
  env: Record<string, string>;
  sample: boolean;
}): Promise<ServiceProcess> {
  const folder = join(workspaceRoot, folderOf(options.module));
  return startService({
    name: options.module,
    file: join(folder, "dist/server.js"),
    folder,
    env: options.env,
  });
}
