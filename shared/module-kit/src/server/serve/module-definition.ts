import type { Manifest } from "@madang/manifest";
import type { Logger } from "@madang/service";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { z } from "zod";
import type { DefinedApi } from "../define-api.ts";
import type { DefinedBox } from "../define-box.ts";
import type { DefinedPage } from "../define-page.ts";
import type { Migration } from "../migrations/define-migration.ts";

export interface CommandContext {
  readonly args: readonly string[];
  // eslint-disable-next-line typescript/no-explicit-any
  readonly db: Kysely<any>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly log: Logger;
  /** Aborts on SIGTERM and SIGINT. */
  readonly signal: AbortSignal;
}

/** Runs after the migrations; what it throws ends the process with status 1. */
export type Command = (context: CommandContext) => Promise<unknown>;

/** Work that nobody asks for: what has expired is removed. Several processes may do it at the same time. */
export interface Housekeeping {
  readonly name: string;
  /** Seconds from the end of one run to the next. */
  readonly every: number;
  readonly run: (context: Omit<CommandContext, "args">) => Promise<unknown>;
}

export interface ModuleDefinition {
  readonly module: Manifest;
  readonly pages?: readonly DefinedPage[];
  readonly boxes?: readonly DefinedBox[];
  readonly api?: DefinedApi | undefined;
  /** A module with migrations has a database: it needs DATABASE_URL, and works in the schema named like its id. */
  readonly migrations?: readonly Migration[];
  /** `node dist/server.js <name> …` */
  readonly commands?: Readonly<Record<string, Command>>;
  /** Goes on beside the requests while the process serves; a run that fails is logged and tried again in time. */
  readonly housekeeping?: readonly Housekeeping[];
  /** Options beyond those of every service, each with `.meta({ env, description })`; read as `config`. */
  readonly options?: z.ZodRawShape;
  /** Routes that are neither page, box nor API: the shell's layouts. */
  readonly routes?: (app: FastifyInstance, parts: { config: Readonly<Record<string, unknown>> }) => void;
}
