import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { StraightExchange } from "../straight/straight-exchange.ts";
import type { StraightHeads } from "../straight/straight-heads.ts";
import type { StraightNote } from "../straight/straight-notes.ts";
import { fieldsOf } from "../upstream/ask-origin.ts";
import { Patience } from "../upstream/patience.ts";
import { failRequest, knownError } from "./fail-request.ts";
import { recordRequest } from "./record-request.ts";
import { classOfVisit, inform } from "./site.ts";
import { siteName } from "./site-upstream.ts";
import type { Standalone } from "./standalone.ts";
import { receivedFields, sentFields } from "./straight-fields.ts";

/** False where nothing has been done: the request, which is a usual one, goes the long way. */
export function passStraight(
  gateway: Standalone,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { straight } = gateway;
  const note = straight?.find(request);
  if (straight === undefined || note === undefined || !straight.admits(request)) return false;
  void new SiteExchange({ gateway, request, response, note, heads: straight.heads });
  return true;
}

interface Passing {
  readonly gateway: Standalone;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly note: StraightNote<undefined>;
  readonly heads: StraightHeads;
}

class SiteExchange extends StraightExchange {
  readonly #gateway: Standalone;
  readonly #note: StraightNote<undefined>;

  constructor({ gateway, request, response, note, heads }: Passing) {
    const { url = "/", headers } = request;
    const { deadline, protect } = gateway.options;
    super({
      asker: request,
      response,
      heads,
      patience: new Patience({ module: siteName, deadline }),
      upstream: gateway.site.upstream,
      request: { method: "GET", path: url, headers: sentFields(request, gateway.options) },
      criticality: protect ? classOfVisit("GET", headers) : undefined,
      onInformation: (status, fields) => inform({ request, response }, status, fieldsOf(fields)),
    });
    this.#gateway = gateway;
    this.#note = note;
    this.start();
  }

  protected fieldsFor(headers: IncomingHttpHeaders): string[] {
    const { options, straight, dress } = this.#gateway;
    // From here on the pool watches for silence; the patience still tells of a client who leaves.
    this.patience.hold();
    const fields = receivedFields(headers);
    fields.push("via", `1.1 ${options.via}`);
    if (straight !== undefined) fields.push("cache-status", straight.judge(this.asker, this.#note, headers));
    return dress(fields);
  }

  protected draining(): boolean {
    return this.#gateway.draining();
  }

  protected phrase(_status: number, statusText: string): string {
    return statusText;
  }

  protected passed(status: number): void {
    const seconds = (performance.now() - this.startedAt) / 1000;
    this.#gateway.recordPassed({ method: "GET", status, seconds });
  }

  protected refused(cause: unknown): void {
    const { asker: request, response, startedAt } = this;
    const error = knownError(cause);
    failRequest({ request, response, error, retryAfter: undefined });
    recordRequest(this.#gateway, { request, response, startedAt, outcome: "unshareable", error });
  }
}
