import type { ServerResponse } from "node:http";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { requestIdFrom, type Logger } from "@madang/service";
import type { SecurityHeaders } from "../protect/security-headers.ts";
import type { Admin } from "./admin.ts";
import type { AdminRoute } from "./admin-route.ts";
import { answerErrors } from "./answer/answer-errors.ts";
import { disclosed, problemOf } from "./answer/problem.ts";
import { answerRoute } from "./answer/answer-route.ts";
import { adminErrors } from "./errors.ts";
import { adminDocument } from "./openapi/admin-document.ts";
import { demand, identify, type Caller, type Doorkeeper } from "./tokens/identify.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who sends it, once the token is known. */
    caller: Caller | undefined;
  }
  interface FastifyContextConfig {
    route?: AdminRoute;
  }
}

export interface AdminAppParts {
  readonly admin: Admin;
  readonly door: Doorkeeper;
  readonly routes: readonly AdminRoute[];
  /** Fields of every answer, names and values in turn. */
  readonly fixed: SecurityHeaders["api"];
  readonly version: string;
  readonly log: Logger;
}

/** Bytes of a request that sends JSON, where its route says nothing else. */
const usualBody = 64 * 1024;

/** The admin API: who is there, what may he do, what does he send, then the route. */
export function adminApp(parts: AdminAppParts): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: usualBody,
    genReqId: (request) => requestIdFrom(single(request.headers["request-id"])),
    forceCloseConnections: "idle",
    return503OnClosing: false,
    requestTimeout: 600_000,
    // HEAD stands in the list of routes where there is one.
    routerOptions: { maxParamLength: 400, onBadUrl: (_path, _request, response) => badUrl(response) },
    exposeHeadRoutes: false,
  }) as unknown as FastifyInstance;
  app.decorateRequest("caller", undefined);
  app.removeContentTypeParser("text/plain");
  app.addContentTypeParser("*", (_request, body, done) => done(null, body));
  app.addHook("onRequest", (request, reply, done) => {
    setFields(reply, parts.fixed, request.id);
    done();
  });
  answerErrors(app, parts);
  app.get("/v1/openapi.json", async (_request, reply) =>
    reply.type("application/json").send(adminDocument(parts.routes, parts.version)),
  );
  for (const route of parts.routes) addRoute(app, parts, route);
  app.setNotFoundHandler(async () => {
    throw adminErrors.create("PATH");
  });
  return app;
}

function addRoute(app: FastifyInstance, parts: AdminAppParts, route: AdminRoute): void {
  app.route({
    method: route.method,
    url: `/v1${route.path}`,
    bodyLimit: route.bodyLimit ?? usualBody,
    config: { route },
    onRequest: (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) => {
      try {
        letIn(parts.door, route, request);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    handler: (request, reply) => answerRoute({ admin: parts.admin, route, request, reply }),
  });
}

/** Before a byte of the body is read. */
function letIn(door: Doorkeeper, route: AdminRoute, request: FastifyRequest): void {
  const { authorization } = request.headers;
  const caller = identify(door, { authorization, address: request.socket.remoteAddress ?? "" });
  request.caller = caller;
  const { needs } = route;
  demand(caller, typeof needs === "function" ? needs(request.params as Record<string, string>) : needs);
}

function setFields(reply: FastifyReply, fixed: readonly string[], requestId: string): void {
  for (let at = 0; at < fixed.length; at += 2) reply.header(fixed[at] ?? "", fixed[at + 1]);
  reply.header("cache-control", "no-store").header("request-id", requestId);
}

function badUrl(response: ServerResponse): void {
  const problem = problemOf(disclosed(adminErrors.create("PATH"), usualBody));
  response.writeHead(problem.status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(problem));
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
