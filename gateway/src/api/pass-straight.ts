import { STATUS_CODES, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { Gateway } from "../gateway.ts";
import { beginVisit, type Visit } from "../request/visit.ts";
import { serve } from "../serve.ts";
import { StraightExchange } from "../straight/straight-exchange.ts";
import type { StraightNote } from "../straight/straight-notes.ts";
import { Patience } from "../upstream/patience.ts";
import { classOf } from "../upstream/request-class.ts";
import { apiHeaders } from "../upstream/request-headers.ts";
import { straightApiHeaders } from "../upstream/response-headers.ts";
import type { ApiWay } from "./api-way.ts";

/** False where nothing has been done: the request, which is a usual one, goes the long way. */
export function passStraight(gateway: Gateway, request: IncomingMessage, response: ServerResponse): boolean {
  const { straight, table } = gateway;
  const note = straight.find(request);
  if (note === undefined || note.way.inForce !== table.inForce || !straight.admits(request)) return false;
  const visit = beginVisit(request, response, gateway.readClient);
  visit.host = note.way.host;
  void new ApiExchange({ gateway, visit, note });
  return true;
}

interface Passing {
  readonly gateway: Gateway;
  readonly visit: Visit;
  readonly note: StraightNote<ApiWay>;
}

/** What answerApi and sharedAnswer do for a request whose answer nobody else may have. */
class ApiExchange extends StraightExchange {
  readonly #gateway: Gateway;
  readonly #visit: Visit;
  readonly #note: StraightNote<ApiWay>;
  #headAfter = 0;

  constructor({ gateway, visit, note }: Passing) {
    const { request: asker, response } = visit;
    const { route, path } = note.way;
    const patience = new Patience({ module: route.name, deadline: route.deadline });
    const { left } = patience;
    const headers = apiHeaders(route, {
      visit,
      site: gateway.site.id,
      language: visit.language,
      left,
      visitor: undefined,
    });
    super({
      asker,
      response,
      heads: gateway.straight.heads,
      patience,
      upstream: route.module.upstream,
      request: { method: "GET", path, headers },
      criticality: classOf({ criticality: route.criticality, method: "GET", headers: asker.headers }),
    });
    this.#gateway = gateway;
    this.#visit = visit;
    this.#note = note;
    this.start();
  }

  protected fieldsFor(headers: IncomingHttpHeaders): string[] {
    const { straight, security } = this.#gateway;
    this.#headAfter = performance.now() - this.startedAt;
    const fields = [...security.api, "request-id", this.#visit.requestId];
    straightApiHeaders(headers, fields);
    fields.push("cache-status", straight.judge(this.asker, this.#note, headers), ...this.#note.way.split);
    return fields;
  }

  protected draining(): boolean {
    return this.#gateway.draining();
  }

  /** The usual one, whatever the module says: sendAnswer passes none on either. */
  protected phrase(status: number): string {
    return STATUS_CODES[status] ?? "unknown";
  }

  protected passed(status: number): void {
    const { requestId, trace } = this.#visit;
    this.#note.way.record({
      status,
      milliseconds: performance.now() - this.startedAt,
      headAfter: this.#headAfter,
      requestId,
      traceId: trace.traceId,
    });
  }

  protected refused(cause: unknown): void {
    const visit = this.#visit;
    const { route, inForce } = this.#note.way;
    visit.route = route.name;
    visit.inForce = inForce;
    visit.timings.push({ route: route.name, ms: performance.now() - this.startedAt, outcome: "failed" });
    if (visit.response.headersSent) visit.response.destroy();
    void serve(this.#gateway, visit, () => Promise.reject(cause));
  }
}
