import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { gatewayErrors } from "../errors.ts";
import { withSecondTry, type Attempt } from "./second-try.ts";
import { isConnectionError } from "./upstream-failure.ts";
import type { Origin, Upstream } from "./upstream.ts";

export interface UpstreamRequest {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: string[];
  /** undici takes any async iterable; its types name streams only. */
  readonly body?: AsyncIterable<Buffer> | Buffer | undefined;
}

export interface CollectedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface CollectOptions {
  readonly upstream: Upstream;
  readonly request: UpstreamRequest;
  readonly signal: AbortSignal;
  /** Bytes of the body. */
  readonly limit: number;
}

/** Asks one replica and reads the whole answer, with a second try as second-try.ts allows. Throws GATEWAY_* alone. */
export async function collectAnswer(options: CollectOptions): Promise<CollectedAnswer> {
  const { upstream, request, signal } = options;
  const attempt = (origin: Origin): Collector => new Collector(origin, options);
  return withSecondTry({ upstream, method: request.method, signal, attempt });
}

class Collector implements Dispatcher.DispatchHandler, Attempt<CollectedAnswer> {
  readonly result: Promise<CollectedAnswer>;
  begun = false;
  readonly #settled = Promise.withResolvers<CollectedAnswer>();
  readonly #origin: Origin;
  readonly #options: CollectOptions;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #controller: Dispatcher.DispatchController | undefined;

  constructor(origin: Origin, options: CollectOptions) {
    this.result = this.#settled.promise;
    this.#origin = origin;
    this.#options = options;
    origin.inFlight += 1;
    if (options.signal.aborted) this.#fail(options.signal.reason);
    else this.#dispatch(options);
  }

  #dispatch({ signal, request }: CollectOptions): void {
    signal.addEventListener("abort", this.#onAbort);
    const { body, ...head } = request;
    this.#origin.pool.dispatch({ ...head, body: body as Buffer | null }, this);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#options.signal.aborted) controller.abort(this.#options.signal.reason as Error);
  }

  onResponseStarted(): void {
    this.begun = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    const { limit, upstream } = this.#options;
    if (this.#bytes > limit)
      controller.abort(gatewayErrors.create("ANSWER_TOO_LARGE", { module: upstream.module, limit }));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#finish();
    const [only] = this.#chunks;
    const body = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
    this.#settled.resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  readonly #onAbort = (): void => {
    const reason = this.#options.signal.reason as Error;
    this.#controller?.abort(reason);
    // Still waiting for a connection: nothing to abort yet, and nobody to wait for it.
    this.#fail(reason);
  };

  #fail(error: unknown): void {
    if (isConnectionError(error)) this.#origin.failedAt = performance.now();
    this.#finish();
    this.#settled.reject(error);
  }

  #finished = false;
  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#origin.inFlight -= 1;
    this.#options.signal.removeEventListener("abort", this.#onAbort);
  }
}
