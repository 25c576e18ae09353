import type { FastifyInstance } from "fastify";
import { kitErrors } from "../../errors.ts";
import { sendAnswer } from "../answer/answer.ts";
import { problemAnswer } from "../answer/problem.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** 405 with Allow (RFC 9110 section 15.5.6) for everything that an address does not do. */
export function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  allowed: readonly string[],
  config: { name: string },
): void {
  const allow = allowed.join(", ");
  app.route({
    url,
    config,
    method: methods.filter((method) => !allowed.includes(method)),
    handler: (request, reply) =>
      sendAnswer(
        reply,
        problemAnswer(kitErrors.create("METHOD_NOT_ALLOWED", { method: request.method, allowed: allow }), {
          allow,
        }),
      ),
  });
}
