import { kitErrors } from "../../errors.ts";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: connection lost, too many, shutting down, starting up. */
const unavailableStates = /^(08|53|57P0[1-5])/;

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "EHOSTUNREACH",
  "EAI_AGAIN",
  "ENOENT",
]);

/**
 * True where the database could not be asked, as opposed to having refused what was asked. A page may then say so and keep what
 * was typed: `catch (error) { if (isDatabaseUnavailable(error)) return unavailable({ form }); throw error; }`
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (kitErrors.is(error, "DATABASE_UNAVAILABLE")) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return unreachable.has(code) || unavailableStates.test(code);
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  );
}

/** As KIT_DATABASE_UNAVAILABLE, with the cause; any other error as it is. */
export function asUnavailable(error: unknown, module: string): unknown {
  if (!isDatabaseUnavailable(error) || kitErrors.is(error, "DATABASE_UNAVAILABLE")) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return kitErrors.create("DATABASE_UNAVAILABLE", { module, reason: code ?? message }, error);
}

/** PostgreSQL's query_canceled: `statement_timeout` was faster than the deadline of the request itself. */
export function asTooLate(error: unknown): unknown {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== "57014") return error;
  return kitErrors.create("STATEMENT_TIMEOUT", {}, error);
}
