import type { FastifyInstance, FastifyRequest } from "fastify";
import type { MadangError } from "@madang/errors";
import type { Logger } from "@madang/service";
import type { Admin } from "../admin.ts";
import { adminErrors } from "../errors.ts";
import { disclosed, problemOf } from "./problem.ts";

/** Whatever is thrown becomes a problem document. Whoever tried to change something, or came without a right, stands in the audit. */
export function answerErrors(app: FastifyInstance, { admin, log }: { admin: Admin; log: Logger }): void {
  app.setErrorHandler(async (cause, request, reply) => {
    const error = disclosed(cause, request.routeOptions.bodyLimit ?? 0);
    if (error.status >= 500) log.error({ err: cause, requestId: request.id }, "the admin API failed");
    if (isToBeWritten(request, error)) await admin.audit.refused(refusalOf(request, error));
    if (error.status === 401) reply.header("www-authenticate", challenge(error));
    if (error.status === 429) reply.header("retry-after", "60");
    if (error.status === 503) reply.header("retry-after", "5");
    // What is left of a body nobody reads.
    if (!request.raw.complete) reply.header("connection", "close");
    // Bytes: to text Fastify adds a charset, which these types do not have (RFC 9457 section 6.1, RFC 8259 section 11).
    const body = Buffer.from(JSON.stringify(problemOf(error)));
    return reply.code(error.status).header("content-type", "application/problem+json").send(body);
  });
}

/** RFC 6750 section 3: without a token no reason is given. */
function challenge(error: MadangError): string {
  return adminErrors.is(error, "TOKEN_MISSING")
    ? 'Bearer realm="madang"'
    : 'Bearer realm="madang", error="invalid_token"';
}

const unwritten = new Set(["ADMIN_TOKENS_MANY", "ADMIN_TOKEN_MISSING"]);

function isToBeWritten({ routeOptions }: FastifyRequest, error: MadangError): boolean {
  // Beyond what is looked at, nothing is written either.
  if (unwritten.has(error.code)) return false;
  const { route } = routeOptions.config;
  return route?.action !== undefined || error.status === 401 || error.status === 403;
}

function refusalOf(request: FastifyRequest, error: MadangError) {
  const { route } = request.routeOptions.config;
  const { module } = (request.params ?? {}) as { module?: string };
  return {
    by: request.caller?.name ?? "unknown",
    action: route?.action ?? "look",
    ...(module !== undefined && /^[a-z][a-z0-9-]{0,59}$/.test(module) ? { module } : {}),
    detail: {
      code: error.code,
      reason: error.message,
      request: `${request.method} ${request.url}`,
      requestId: request.id,
      address: request.socket.remoteAddress,
    },
  };
}
