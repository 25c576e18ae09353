import { MadangError } from "@madang/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendAnswer } from "../answer/answer.ts";
import { problemAnswer } from "../answer/problem.ts";
import { ClientGone } from "../request/request-deadline.ts";

/** Whatever a route throws becomes problem+json; what is our fault is logged with its cause. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = problemAnswer(error);
    if (answer.status >= 500) logFailure(request, error);
    return sendAnswer(reply, answer);
  });
}

function logFailure(request: FastifyRequest, error: unknown): void {
  if (error instanceof ClientGone) request.log.debug("the client has gone");
  else if (error instanceof MadangError && error.status !== 500)
    request.log.warn({ code: error.code, err: error }, "not answered");
  else request.log.error({ err: error }, "failed");
}
