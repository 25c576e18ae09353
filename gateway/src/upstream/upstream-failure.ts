import { MadangError } from "@madang/errors";
import { gatewayErrors } from "../errors.ts";

const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const connectionLost = new Set([
  "ECONNRESET",
  "EPIPE",
  "UND_ERR_SOCKET",
  "UND_ERR_CLOSED",
  "UND_ERR_DESTROYED",
]);

/** A connection error before any byte of the answer, as a retry must demand (RFC 9110 section 9.2.2). */
export function isConnectionError(error: unknown): boolean {
  const code = codeOf(error);
  return neverConnected.has(code) || connectionLost.has(code);
}

/** No connection was made: nothing can have reached the module. */
export function isNeverConnected(error: unknown): boolean {
  return neverConnected.has(codeOf(error));
}

/** What the operator should read; errors of our own (deadline, client gone, upload) pass as they are. */
export function upstreamFailure(module: string, error: unknown): MadangError {
  if (error instanceof MadangError) return error;
  if (error instanceof Error && error.cause instanceof MadangError) return error.cause;
  const reason = codeOf(error) || "unknown";
  const name = neverConnected.has(reason) ? "UNREACHABLE" : "BROKEN_OFF";
  return gatewayErrors.create(name, { module, reason }, error);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  // Several addresses of one host were tried (RFC 8305): the first failure tells as much as the others.
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { code } = first as NodeJS.ErrnoException;
  return typeof code === "string" ? code : "";
}
