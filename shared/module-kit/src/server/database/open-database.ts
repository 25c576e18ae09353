import { Kysely, PostgresDialect, type PostgresPoolClient } from "kysely";
import { Pool, type PoolClient, type PoolConfig } from "pg";
import type { Logger } from "@madang/service";
import { asUnavailable } from "./database-unavailable.ts";

export interface DatabaseOptions {
  /** PostgreSQL connection URI. */
  readonly url: string;
  /** Schema of the module; also its name in messages and in pg_stat_activity. */
  readonly schema: string;
  readonly poolSize: number;
  /** Milliseconds that one statement may run and that a connection may be waited for. */
  readonly timeout: number;
  readonly log: Logger;
}

export interface Database {
  // Each definition sees it with its own module's tables.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly db: Kysely<any>;
  /** Rejects with KIT_DATABASE_UNAVAILABLE. */
  check(): Promise<void>;
  /** Connections in use, idle, and requests that wait for one. */
  connections(): { readonly busy: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

/** Opens no connection yet: a database that is away at start is found again as soon as it answers. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool(poolOptions(options));
  // Readiness asks on a connection of its own: a busy pool is not a database that is away.
  const probe = new Pool({ ...poolOptions(options), max: 1 });
  // An idle connection that breaks is replaced; without a listener it would end the process.
  for (const each of [pool, probe])
    each.on("error", (error) => options.log.warn({ err: error }, "a database connection was lost"));
  // One that breaks between two statements of a transaction belongs to nobody: the next statement fails by itself.
  pool.on("connect", (client) =>
    client.on("error", (error) => options.log.debug({ err: error }, "a database connection broke in use")),
  );
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: knownFailures(pool, options.schema) }),
  });
  return {
    db,
    check: async () => {
      try {
        await probe.query("select 1");
      } catch (error) {
        throw asUnavailable(error, options.schema);
      }
    },
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      await Promise.all([db.destroy(), probe.end()]);
    },
  };
}

function poolOptions({ url, schema, poolSize, timeout }: DatabaseOptions): PoolConfig {
  return {
    connectionString: url,
    max: poolSize,
    application_name: schema,
    connectionTimeoutMillis: timeout,
    statement_timeout: timeout,
    idle_in_transaction_session_timeout: timeout * 2,
    idleTimeoutMillis: 30_000,
    // `public` holds extensions, which a database has once; the module's own schema comes first.
    options: `-c search_path="${schema}",public -c timezone=UTC`,
  };
}

/** The pool as Kysely uses it, whose failures to connect are ours by name. */
function knownFailures(pool: Pool, module: string) {
  return {
    options: pool.options,
    connect: () => connect(pool, module) as Promise<PostgresPoolClient>,
    end: () => pool.end(),
  };
}

async function connect(pool: Pool, module: string): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asUnavailable(error, module);
  }
}
