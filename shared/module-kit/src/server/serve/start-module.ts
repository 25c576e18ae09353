import {
  createHealth,
  createLogger,
  createMetrics,
  loadConfig,
  runService,
  type Health,
  type Logger,
  type Metrics,
  type RunningService,
} from "@madang/service";
import { kitErrors } from "../../errors.ts";
import { openDatabase, type Database } from "../database/open-database.ts";
import { migrate } from "../migrations/migrate.ts";
import { checkDefinition } from "./check-definition.ts";
import { createModuleApp } from "./create-module-app.ts";
import { clearPurges } from "../purges/clear-purges.ts";
import { keepHouse } from "./keep-house.ts";
import type { ModuleDefinition } from "./module-definition.ts";
import { openPurges, type ModulePurges } from "./module-purges.ts";
import { longestDeadline, moduleOptionsSchema, type ModuleConfig } from "./module-options.ts";

export interface OpenedModule {
  readonly definition: ModuleDefinition;
  readonly config: ModuleConfig & Readonly<Record<string, unknown>>;
  readonly log: Logger;
  /** Undefined for a module without migrations. */
  readonly database: Database | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration and opens what the module works with; nothing listens yet. */
export function openModule(definition: ModuleDefinition, env: Environment): OpenedModule {
  checkDefinition(definition);
  const { module, migrations, options } = definition;
  const schema = moduleOptionsSchema({
    database: migrations !== undefined,
    ...(options === undefined ? {} : { own: options }),
  });
  const config = loadConfig(schema, { env }) as OpenedModule["config"];
  const log = createLogger({ service: module.id, level: config.logLevel, build: config.build });
  warnOfDevelopment(config.build, env, log);
  return { definition, config, log, database: databaseOf(definition, config, log) };
}

/** Migrates, listens and serves until the process is told to end. Tests call it with an environment of their own. */
export async function startModule(
  definition: ModuleDefinition,
  env: Environment = process.env,
): Promise<RunningService> {
  const opened = openModule(definition, env);
  const { config, log, database } = opened;
  let purges: ModulePurges | undefined;
  try {
    await migrateModule(opened, config.contractMigrations ?? false);
    const health = createHealth();
    const metrics = createMetrics({ service: definition.module.id });
    if (database !== undefined) watchDatabase(database, health, metrics);
    purges = await openPurges({ module: definition.module.id, config, log, metrics });
    const parts = { definition, own: processOf(opened), log, health, metrics };
    const app = createModuleApp({ ...parts, relay: purges?.relay });
    const endHousekeeping = startHousekeeping(opened);
    app.addHook("onClose", async () => {
      await endHousekeeping();
      await purges?.close();
      await database?.close();
    });
    const { host, port, supervised } = config;
    return await runService({ listeners: [{ app, host, port }], health, log, supervised });
  } catch (error) {
    await purges?.close();
    await database?.close();
    throw error;
  }
}

export async function migrateModule(
  { definition, database, log }: OpenedModule,
  contract: boolean,
  acceptChanges = false,
): Promise<string[]> {
  if (database === undefined) return [];
  const { module, migrations = [] } = definition;
  return migrate({ db: database.db, module: module.id, migrations, contract, acceptChanges, log });
}

function startHousekeeping({ definition, database, config, log }: OpenedModule): () => Promise<void> {
  const { module, housekeeping = [] } = definition;
  if (database === undefined) return async () => undefined;
  const ending = new AbortController();
  const ended = keepHouse(
    [clearPurges(module), ...housekeeping],
    { db: database.db, config, log },
    ending.signal,
  );
  return () => {
    ending.abort();
    return ended;
  };
}

/** React's development build renders several times slower, and says nothing about it. */
function warnOfDevelopment(build: string, env: Environment, log: Logger): void {
  if (build !== "development" && env["NODE_ENV"] !== "production")
    log.warn("NODE_ENV is not production: views are rendered several times slower than they could be");
}

function watchDatabase(database: Database, health: Health, metrics: Metrics): void {
  health.addCheck("database", () => database.check());
  metrics.addGauge({
    name: "database_connections",
    help: "Connections of the pool by state, and requests that wait for one.",
    label: "state",
    read: () => database.connections(),
  });
}

function databaseOf(
  { module, migrations }: ModuleDefinition,
  { databaseUrl, databasePool = 10 }: ModuleConfig,
  log: Logger,
): Database | undefined {
  if (migrations === undefined || databaseUrl === undefined) return undefined;
  const timeout = longestDeadline(module);
  return openDatabase({ url: databaseUrl, schema: module.id, poolSize: databasePool, timeout, log });
}

function processOf({ definition: { module }, config, database }: OpenedModule) {
  return {
    module,
    build: config.build,
    config,
    db: () => {
      if (database === undefined) throw kitErrors.create("DATABASE_MISSING", { module: module.id });
      return database.db;
    },
  };
}
