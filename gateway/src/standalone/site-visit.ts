import type { IncomingMessage, ServerResponse } from "node:http";
import type { CacheRequest } from "../cache/engine/http-cache.ts";
import type { FieldList } from "../cache/field-list.ts";
import { gatewayErrors } from "../errors.ts";
import { Stop, type StopSignal } from "../upstream/stop-signal.ts";
import { endToEndFields } from "./forwarded-fields.ts";
import { keyOfAddress, readSiteTarget, type SiteTarget } from "./site-target.ts";

/** One request as the cache and the site see it. */
export class SiteVisit implements CacheRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly address: SiteTarget;
  readonly fields: FieldList;
  #stop: Stop | undefined;

  /** Throws GATEWAY_HOST_INVALID. */
  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.method = request.method ?? "GET";
    this.address = readSiteTarget(request);
    this.fields = endToEndFields(request);
  }

  get key(): string {
    return this.address.key;
  }

  /** Made for the first who asks: an answer from memory needs none. */
  get signal(): StopSignal {
    if (this.#stop === undefined) {
      this.#stop = new Stop();
      if (this.response.destroyed) this.connectionClosed();
    }
    return this.#stop;
  }

  /** Nearly always after the whole answer: then nothing is left to stop. */
  connectionClosed(): void {
    if (this.#stop !== undefined && !this.response.writableFinished)
      this.#stop.abort(gatewayErrors.create("CLIENT_GONE"));
  }

  readonly keyOf = (address: string): string | undefined => keyOfAddress(this.address, address);

  /** Something follows the head, if only by its declaration. */
  get hasBody(): boolean {
    const { headers } = this.request;
    return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  }

  /** RFC 9110 section 10.1.1: an expectation in HTTP/1.0 is none. */
  get expects(): boolean {
    return this.request.headers.expect !== undefined && this.request.httpVersion !== "1.0";
  }
}
