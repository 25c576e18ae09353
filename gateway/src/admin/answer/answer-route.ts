import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { checkPlainly, describeProblems } from "@madang/manifest";
import type { z } from "zod";
import type { Admin } from "../admin.ts";
import { bytes, type AdminRoute } from "../admin-route.ts";
import { adminErrors } from "../errors.ts";

/** Checks what has come by the route's schemas, and sends what the route gives. */
export async function answerRoute(options: {
  admin: Admin;
  route: AdminRoute;
  request: FastifyRequest;
  reply: FastifyReply;
}): Promise<FastifyReply> {
  const { admin, route, request, reply } = options;
  const { caller } = request;
  if (caller === undefined) throw adminErrors.create("TOKEN_MISSING");
  const answer = await route.handle({
    params: checked("path", route.params, request.params),
    query: checked("query", route.query, request.query),
    body: bodyOf(route, request),
    headers: request.headers,
    caller,
    signal: goneSignal(reply),
    admin,
  });
  reply.code(answer.status).headers(answer.headers ?? {});
  if (answer.body === undefined) return reply.send();
  if (answer.body instanceof Readable) return reply.type("application/octet-stream").send(answer.body);
  return reply.type("application/json").send(JSON.stringify(answer.body));
}

function bodyOf({ body: schema }: AdminRoute, request: FastifyRequest): unknown {
  if (schema === undefined) return undefined;
  const type = request.headers["content-type"] ?? "none";
  const isStream = request.body instanceof Readable;
  if (schema === bytes) {
    if (isStream) return request.body;
    throw adminErrors.create("BODY_TYPE", { type, wanted: "application/octet-stream" });
  }
  if (isStream) throw adminErrors.create("BODY_TYPE", { type, wanted: "application/json" });
  return checked("body", schema, request.body);
}

function checked<T extends z.ZodType>(place: string, schema: T, value: unknown): z.output<T> {
  const result = checkPlainly(schema, value);
  if (result.success) return result.data;
  const problems = describeProblems(result.error, schema);
  throw adminErrors.create("INPUT", { place, problems }, result.error);
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
