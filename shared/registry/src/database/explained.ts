import { MadangError } from "@madang/errors";
import { DatabaseError } from "pg";
import { registryErrors } from "../errors.ts";

/** Undefined table, schema, column or function: nobody has set it up, or not as far as this release needs. */
const missing = new Set(["42P01", "3F000", "42703", "42883"]);
/** Lost, too many connections, shutting down, starting up, cancelled by its time limit. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const away = /^(08|53|57)/;

/** As an error of errors.ts where it is one that an operator mends; anything else as it is, for it is a defect of ours. */
export function explained(cause: unknown): unknown {
  if (cause instanceof MadangError) return cause;
  if (!(cause instanceof DatabaseError))
    return registryErrors.create("AWAY", { reason: reasonOf(cause) }, cause);
  const { code = "", message } = cause;
  if (missing.has(code)) return registryErrors.create("NOT_SET_UP", { reason: message }, cause);
  if (code === "42501") return registryErrors.create("NOT_ALLOWED", { reason: message }, cause);
  // Wrong password, unknown role or database: what its address names is not there.
  const isAway = away.test(code) || code.startsWith("28") || code === "3D000";
  return isAway ? registryErrors.create("AWAY", { reason: message }, cause) : cause;
}

/** The connection itself is whole: PostgreSQL has refused a statement. */
export function isRefusal(cause: unknown): boolean {
  return cause instanceof DatabaseError && !away.test(cause.code ?? "");
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join("; ");
  if (!(cause instanceof Error)) return String(cause);
  return (cause as NodeJS.ErrnoException).code ?? cause.message;
}
