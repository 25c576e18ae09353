import { randomBytes } from "node:crypto";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { createPortalState, type PortalState } from "./portal-state.ts";
import { startService, type ServiceProcess } from "./service-process.ts";
import { workspaceRoot } from "./workspace-root.ts";

export interface PortalOptions {
  /** Module ids; the shell is always there. */
  readonly modules: readonly string[];
  /** Workspace whose builds are started; the one that this package lies in when absent. */
  readonly root?: string;
  /** Modules whose sample content is imported. */
  readonly sample?: readonly string[];
  readonly gatewayEnv?: Readonly<Record<string, string>>;
  readonly moduleEnv?: Readonly<Record<string, string>>;
}

/** Real services on a real PostgreSQL behind a real gateway, on free ports. */
export interface Portal {
  readonly origin: string;
  readonly state: PortalState;
  readonly postgres: TemporaryPostgres;
  /** Of the database in which every module has its schema. */
  readonly databaseUrl: string;
  readonly gateway: ServiceProcess;
  /** By module id, the shell among them. */
  readonly services: ReadonlyMap<string, ServiceProcess>;
  service(module: string): ServiceProcess;
  /** Starts a module's process again after it was killed, on a new port. */
  restart(module: string): Promise<void>;
  /** One more process of a module, beside the one that `service` gives; ends with the portal. */
  startReplica(module: string): Promise<ServiceProcess>;
  /** One more gateway of the same portal; ends with it. */
  startGateway(): Promise<ServiceProcess>;
  stop(): Promise<void>;
}

const runProgram = promisify(execFile);

export async function startPortal(options: PortalOptions): Promise<Portal> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    return await assemble(options, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(
  options: PortalOptions,
  closing: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Portal> {
  const postgres = await startTemporaryPostgres();
  closing.push(() => postgres.close());
  const root = options.root ?? workspaceRoot;
  const state = await createPortalState(root);
  closing.push(() => state.remove());
  const services = new Map<string, ServiceProcess>();
  closing.push(() => Promise.all([...services.values()].map((service) => service.stop())));

  const databaseUrl = await postgres.freshDatabase();
  const env = { ...moduleEnvironment(state, databaseUrl), ...options.moduleEnv };
  const modules = ["shell", ...options.modules];
  const start = async (module: string): Promise<void> => {
    services.set(module, await startService({ name: module, ...placeOf(root, module), env }));
  };
  for (const module of modules) await state.publish(workspaceOf(module));
  await Promise.all(modules.map(start));
  await Promise.all(
    (options.sample ?? []).map((module) => runCommand({ root, module, command: "sample", env })),
  );
  const replicas = new Map<string, string[]>();
  const writeEndpoints = (): Promise<void> =>
    state.writeEndpoints(
      Object.fromEntries(
        [...services].map(([id, { origin }]) => [id, [origin, ...(replicas.get(id) ?? [])]]),
      ),
    );
  await writeEndpoints();

  const gatewayToo = async (): Promise<ServiceProcess> => {
    const started = await startGateway(state, options);
    closing.push(() => started.stop());
    return started;
  };
  const gateway = await gatewayToo();
  return {
    origin: gateway.origin,
    state,
    postgres,
    databaseUrl,
    gateway,
    services,
    service(module) {
      const service = services.get(module);
      if (service === undefined)
        throw new RangeError(`${module} was not started; started are ${[...services.keys()].join(", ")}`);
      return service;
    },
    async restart(module) {
      await services.get(module)?.kill();
      await start(module);
      await writeEndpoints();
    },
    async startReplica(module) {
      const replica = await startService({ name: module, ...placeOf(root, module), env });
      closing.push(() => replica.stop());
      replicas.set(module, [...(replicas.get(module) ?? []), replica.origin]);
      await writeEndpoints();
      return replica;
    },
    startGateway: gatewayToo,
    stop,
  };
}

function moduleEnvironment(state: PortalState, databaseUrl: string): Record<string, string> {
  return {
    MADANG_SITE_FILE: state.siteFile,
    DATABASE_URL: databaseUrl,
    MADANG_DATA_KEYS: `test:${randomBytes(32).toString("base64url")}`,
    MADANG_SAMPLE: "true",
  };
}

function startGateway(state: PortalState, options: PortalOptions): Promise<ServiceProcess> {
  return startService({
    name: "gateway",
    file: join(options.root ?? workspaceRoot, "gateway/dist/server.js"),
    env: { ...state.gatewayEnvironment, OPERATIONS_PORT: "0", ...options.gatewayEnv },
  });
}

function workspaceOf(module: string): string {
  return module === "shell" ? "shell" : `modules/${module}`;
}

function placeOf(root: string, module: string): { file: string; folder: string } {
  const folder = join(root, workspaceOf(module));
  return { folder, file: join(folder, "dist/server.js") };
}

/** Runs one of a module's commands, as an operator would. */
async function runCommand(run: {
  root: string;
  module: string;
  command: string;
  env: Record<string, string>;
}): Promise<void> {
  const { root, module, command, env } = run;
  const { file, folder } = placeOf(root, module);
  await runProgram(process.execPath, [file, command], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
  });
}
