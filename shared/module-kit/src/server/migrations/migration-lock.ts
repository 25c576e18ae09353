import { sql, type Kysely } from "kysely";
import { isDatabaseUnavailable } from "../database/database-unavailable.ts";

/**
 * Runs `work` on one connection that holds the module's advisory lock; others wait. PostgreSQL releases the lock by itself when
 * the process dies. https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function withMigrationLock<T>(
  db: Kysely<unknown>,
  module: string,
  work: (connection: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    // A migration may take longer than a request may.
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`set idle_in_transaction_session_timeout = 0`.execute(connection);
    await sql`select pg_advisory_lock(hashtext('madang.migrations'), hashtext(${module}))`.execute(
      connection,
    );
    try {
      return await work(connection);
    } finally {
      await release(connection, module);
    }
  });
}

async function release(connection: Kysely<unknown>, module: string): Promise<void> {
  try {
    await sql`select pg_advisory_unlock(hashtext('madang.migrations'), hashtext(${module}))`.execute(
      connection,
    );
    await sql`reset statement_timeout`.execute(connection);
    await sql`reset idle_in_transaction_session_timeout`.execute(connection);
  } catch (error) {
    // The lock went with the connection; what broke it is already on its way to the caller.
    if (!isDatabaseUnavailable(error)) throw error;
  }
}
