import type { Page } from "@madang/manifest";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "@madang/service";
import { clientOf } from "../request/client-of.ts";
import { readIncoming, visibleUrl } from "../request/incoming-request.ts";
import type { RequestContext } from "../request/request-context.ts";
import { startDeadline, type RequestDeadline } from "../request/request-deadline.ts";
import type { ModuleProcess } from "./module-process.ts";

export interface RouteRequest {
  readonly context: RequestContext<unknown>;
  readonly deadline: RequestDeadline;
}

export interface RouteFacts {
  readonly access: Page["access"];
  /** Milliseconds. */
  readonly deadline: number;
  readonly query: readonly string[];
}

/** The part of a request's context that pages, boxes and APIs share. A public route knows no visitor. */
export function routeRequest(
  own: ModuleProcess,
  facts: RouteFacts,
  request: FastifyRequest,
  reply: FastifyReply,
): RouteRequest {
  const incoming = readIncoming(request, facts.deadline);
  const safe = request.method === "GET" || request.method === "HEAD";
  const deadline = startDeadline({ milliseconds: incoming.deadline, request: request.raw, reply, safe });
  return {
    deadline,
    context: {
      language: incoming.language,
      site: incoming.site,
      url: visibleUrl(request, incoming.language, facts.query),
      visitor: facts.access === "personal" ? incoming.visitor : undefined,
      client: facts.access === "personal" ? clientOf(request.headers.forwarded) : undefined,
      signal: deadline.signal,
      log: request.log as Logger,
      get db() {
        return own.db();
      },
      config: own.config,
    },
  };
}

/** Adds to a context without copying it: reading `db` must not happen before it is used. */
export function extendContext<Context extends object, More extends object>(
  context: Context,
  more: More,
): Context & More {
  return Object.assign(Object.create(context) as Context, more);
}

export function searchOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf("?");
  return new URLSearchParams(start === -1 ? "" : request.url.slice(start + 1));
}
