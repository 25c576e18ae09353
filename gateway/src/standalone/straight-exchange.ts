import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { MadangError } from "@madang/errors";
import { endWith } from "../answer/write-body.ts";
import { fieldsOf } from "../upstream/ask-origin.ts";
import { PipingTaker } from "../upstream/body-takers.ts";
import { Exchange } from "../upstream/exchange.ts";
import { Patience } from "../upstream/patience.ts";
import { failRequest, knownError } from "./fail-request.ts";
import { recordRequest } from "./record-request.ts";
import { classOfVisit, inform } from "./site.ts";
import { siteName } from "./site-upstream.ts";
import type { Standalone } from "./standalone.ts";
import { receivedFields, sentFields } from "./straight-fields.ts";
import type { StraightNote } from "./straight-pass.ts";

/** Sends the request to the site and its answer to the client, in one object: what the stages would do for it, and nothing between. */
export function passStraight(
  gateway: Standalone,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const note = gateway.straight.find(request);
  if (note === undefined) return false;
  void new StraightExchange({ gateway, request, response, note });
  return true;
}

interface Passing {
  readonly gateway: Standalone;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly note: StraightNote;
}

class StraightExchange extends Exchange {
  readonly #passing: Passing;
  readonly #patience: Patience;
  readonly #startedAt = performance.now();
  #status = 0;
  #statusText = "";
  #fields: string[] = [];
  /** The first piece of the body until it is known whether there are more. */
  #first: Buffer | undefined;
  #length = -1;
  #ended = false;
  #taker: PipingTaker | undefined;

  constructor(passing: Passing) {
    const { gateway, request, response } = passing;
    const { url = "/", headers } = request;
    const { deadline, protect } = gateway.options;
    const patience = new Patience({ module: siteName, deadline });
    super({
      upstream: gateway.site.upstream,
      request: { method: "GET", path: url, headers: sentFields(request, gateway.options) },
      signal: patience.stop,
      criticality: protect ? classOfVisit("GET", headers) : undefined,
      onInformation: (status, fields) => inform({ request, response }, status, fieldsOf(fields)),
    });
    this.#passing = passing;
    this.#patience = patience;
    patience.watchClient(response);
    this.start();
  }

  protected answered(status: number, headers: IncomingHttpHeaders, statusText: string): void {
    const { gateway, request, note } = this.#passing;
    // From here on the pool watches for silence; the patience still tells of a client who leaves.
    this.#patience.hold();
    this.#status = status;
    this.#statusText = statusText;
    this.#length = Number(headers["content-length"] ?? -1);
    const fields = receivedFields(headers);
    fields.push(
      "via",
      `1.1 ${gateway.options.via}`,
      "cache-status",
      gateway.straight.judge(request, note, headers),
    );
    this.#fields = gateway.dress(fields);
  }

  protected received(chunk: Buffer): void {
    if (this.#taker !== undefined || this.#first !== undefined) return this.#flow()?.take(chunk);
    this.#first = chunk;
    // After everything that has been read already is parsed: a small answer is complete by then.
    if (chunk.length !== this.#length) process.nextTick(flowOn, this);
  }

  protected completed(): void {
    const { response } = this.#passing;
    if (this.#taker !== undefined) {
      this.#taker.end();
      response.end();
      return this.#done(undefined);
    }
    const refused = this.#writeHead();
    if (refused !== undefined) return this.#refuse(refused);
    if (this.#first === undefined) response.end();
    else endWith(response, this.#first);
    this.#done(undefined);
  }

  protected failed(error: unknown): void {
    this.#taker?.fail(error);
    this.#refuse(error);
  }

  /** More is to come than has: what is there goes out. */
  flowOn(): void {
    if (!this.#ended) this.#flow();
  }

  #flow(): PipingTaker | undefined {
    if (this.#taker !== undefined) return this.#taker;
    const { response } = this.#passing;
    const refused = this.#writeHead();
    if (refused !== undefined) {
      this.cancel(refused);
      return undefined;
    }
    const nothing = (): void => {};
    const taker = new PipingTaker({
      flow: this,
      response,
      tap: undefined,
      resolve: nothing,
      reject: nothing,
    });
    this.#taker = taker;
    if (this.#first !== undefined) taker.take(this.#first);
    return taker;
  }

  /** Gives what Node says of a field or a status that no answer may hold. */
  #writeHead(): unknown {
    const { gateway, response } = this.#passing;
    if (gateway.draining()) this.#fields.push("connection", "close");
    try {
      response.writeHead(this.#status, this.#statusText, this.#fields);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  #refuse(cause: unknown): void {
    const { request, response } = this.#passing;
    const error = knownError(cause);
    failRequest({ request, response, error, retryAfter: undefined });
    this.#done(error);
  }

  #done(error: MadangError | undefined): void {
    const { gateway, request, response } = this.#passing;
    this.#ended = true;
    this.#patience.end();
    const startedAt = this.#startedAt;
    if (error !== undefined)
      recordRequest(gateway, { request, response, startedAt, outcome: "unshareable", error });
    else
      gateway.recordPassed({
        method: "GET",
        status: this.#status,
        seconds: (performance.now() - startedAt) / 1000,
      });
  }
}

function flowOn(exchange: StraightExchange): void {
  exchange.flowOn();
}
