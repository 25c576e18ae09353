import { gatewayErrors } from "../errors.ts";
import type { Visit } from "../request/visit.ts";
import type { Answer } from "./answer.ts";

const known: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** RFC 9110 sections 15.5.6 and 15.6.2: 405 for what this address does not do, 501 for what nothing here does. */
export function refuseOtherMethods(visit: Visit, allow: string): void {
  const { method } = visit;
  visit.allow = allow;
  if (!known.has(method)) throw gatewayErrors.create("METHOD_UNKNOWN", { method });
  if (!allow.split(", ").includes(method))
    throw gatewayErrors.create("METHOD_NOT_ALLOWED", { method, allow });
}

/** RFC 9110 section 9.3.7. There is no CORS: other origins are told nothing more. */
export function answerOptions({ method }: Visit, allow: string): Answer | undefined {
  if (method !== "OPTIONS") return undefined;
  return { status: 204, headers: ["allow", allow, "cache-control", "no-store"], body: undefined };
}
