import { nearestName } from "@madang/errors";
import { kitErrors } from "../../errors.ts";
import type { Command, ModuleDefinition } from "./module-definition.ts";
import { publishOnce } from "../purges/publish-once.ts";
import { migrateModule, openModule, type OpenedModule } from "./start-module.ts";

/** Runs `node dist/server.js <name> <args…>` to its end. Throws KIT_COMMAND_UNKNOWN. */
export async function runCommand(
  definition: ModuleDefinition,
  name: string,
  args: readonly string[],
): Promise<void> {
  const own = definition.commands ?? {};
  const command = Object.hasOwn(own, name) ? own[name] : undefined;
  if (command === undefined && name !== "migrate") throw unknownCommand(name, Object.keys(own));
  const opened = openModule(definition, process.env);
  try {
    if (command === undefined) await migrateByHand(opened, args);
    else await runOwn(command, opened, args);
  } finally {
    await opened.database?.close();
  }
}

async function migrateByHand(opened: OpenedModule, args: readonly string[]): Promise<void> {
  const valid = ["--contract", "--accept-changes"];
  const unknown = args.find((argument) => !valid.includes(argument));
  if (unknown !== undefined)
    throw unknownCommand(
      `migrate ${unknown}`,
      valid.map((flag) => `migrate ${flag}`),
    );
  const contract = args.includes("--contract") || opened.config.contractMigrations === true;
  const applied = await migrateModule(opened, contract, args.includes("--accept-changes"));
  opened.log.info({ applied }, applied.length === 0 ? "nothing to migrate" : "migrated");
}

async function runOwn(command: Command, opened: OpenedModule, args: readonly string[]): Promise<void> {
  await migrateModule(opened, opened.config.contractMigrations ?? false);
  const { config, log, database, definition } = opened;
  const ending = new AbortController();
  const abort = (signal: string) => ending.abort(new Error(`ended by ${signal}`));
  process.once("SIGTERM", abort).once("SIGINT", abort);
  try {
    await command({
      args,
      config,
      log,
      signal: ending.signal,
      get db() {
        if (database === undefined)
          throw kitErrors.create("DATABASE_MISSING", { module: definition.module.id });
        return database.db;
      },
    });
  } finally {
    // Whatever became of it: what was committed until then is passed on.
    await passPurgesOn(opened);
    process.off("SIGTERM", abort).off("SIGINT", abort);
  }
}

async function passPurgesOn({ config, log, definition }: OpenedModule): Promise<void> {
  const { databaseUrl, redisUrl, cachePrefix: prefix = "madang" } = config;
  if (databaseUrl === undefined || redisUrl === undefined) return;
  await publishOnce({ databaseUrl, redisUrl, prefix, module: definition.module.id, log });
}

function unknownCommand(command: string, own: readonly string[]): Error {
  const valid = [...new Set(["describe", "migrate", ...own])].sort();
  const nearest = nearestName(command, valid);
  return kitErrors.create("COMMAND_UNKNOWN", {
    command,
    suggestion: nearest === undefined ? "" : `Did you mean ${nearest}? `,
    valid: valid.join(", "),
  });
}
