import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendAnswer } from "../answer/answer.ts";
import { problemAnswer } from "../answer/problem.ts";
import { asTooLate } from "../database/database-unavailable.ts";
import { ClientGone } from "../request/request-deadline.ts";

/** Whatever a route throws becomes problem+json; what is our fault is logged with its cause. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((cause, request, reply) => {
    const error = asTooLate(cause);
    // Nobody receives an answer, and nothing has gone wrong.
    if (error instanceof ClientGone) return reply.hijack();
    const answer = problemAnswer(error);
    if (answer.status >= 500) logFailure(request, error, answer.status);
    return sendAnswer(reply, answer);
  });
}

/** Too late or without its database is a matter of the moment; anything else is a defect. */
function logFailure(request: FastifyRequest, error: unknown, status: number): void {
  if (status === 503 || status === 504) request.log.warn({ err: error }, "not answered");
  else request.log.error({ err: error }, "failed");
}
