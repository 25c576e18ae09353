import { MadangError } from "@madang/errors";
import { gatewayErrors } from "../errors.ts";
import type { Verdict } from "./circuit-breaker.ts";
import { isConnectionError } from "./upstream-failure.ts";

/**
 * Whose fault an outcome is. Deadlines, 5xx and answers that break off are the module's; 4xx are the client's, and so is leaving;
 * what undici refuses to send is ours.
 */
export function verdictOf(error: unknown, status: number): Verdict {
  if (error === undefined) return status >= 500 ? "failed" : "good";
  if (isTimeUp(error)) return "failed";
  if (error instanceof MadangError) return ofKnown(error, status);
  if (isConnectionError(error) || isBroken(error)) return "failed";
  return status > 0 && status < 500 ? "good" : "unknown";
}

function ofKnown(error: MadangError, status: number): Verdict {
  if (gatewayErrors.is(error, "ANSWER_TOO_LARGE")) return "failed";
  if (status === 0) return "unknown";
  return status >= 500 ? "failed" : "good";
}

function isTimeUp(error: unknown): boolean {
  return (
    gatewayErrors.is(error, "TIMEOUT") || (error instanceof DOMException && error.name === "TimeoutError")
  );
}

/** Not HTTP, longer or shorter than it said, a head without end, silence (undici's lib/core/errors.js). */
function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === "string" && (code.startsWith("HPE_") || broken.has(code));
}

const broken: ReadonlySet<string> = new Set([
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "UND_ERR_HEADERS_OVERFLOW",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_RES_EXCEEDED_MAX_SIZE",
  "UND_ERR_INFO",
]);
