import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Dispatcher } from "undici";
import type { StreamedBody } from "../answer/answer.ts";
import type { UpstreamRequest } from "./collect-answer.ts";
import { withSecondTry, type Attempt } from "./second-try.ts";
import { isConnectionError, upstreamFailure } from "./upstream-failure.ts";
import type { Origin, Upstream } from "./upstream.ts";

export interface OpenedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: StreamedBody;
}

interface OpenOptions {
  readonly upstream: Upstream;
  readonly request: UpstreamRequest;
  readonly signal: AbortSignal;
}

/**
 * Asks one replica and returns as soon as the head of its answer is there; the body then flows at the client's pace. A
 * second try as second-try.ts allows. Throws GATEWAY_* alone.
 */
export async function openAnswer(options: OpenOptions): Promise<OpenedAnswer> {
  const { upstream, request, signal } = options;
  const attempt = (origin: Origin): Stream => new Stream(origin, options);
  return withSecondTry({ upstream, method: request.method, signal, attempt });
}

/** Holds the module back while the client is slow: bytes wait in the kernel, not here. */
class Stream implements Dispatcher.DispatchHandler, StreamedBody, Attempt<OpenedAnswer> {
  readonly result: Promise<OpenedAnswer>;
  begun = false;
  readonly #opened = Promise.withResolvers<OpenedAnswer>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #origin: Origin;
  readonly #options: OpenOptions;
  #controller: Dispatcher.DispatchController | undefined;
  #response: ServerResponse | undefined;
  #finished = false;

  constructor(origin: Origin, options: OpenOptions) {
    this.result = this.#opened.promise;
    // Whoever pipes hears of it; before that `result` tells.
    this.#ended.promise.catch(() => {});
    this.#origin = origin;
    this.#options = options;
    origin.inFlight += 1;
    if (options.signal.aborted) this.#fail(options.signal.reason);
    else this.#dispatch(options);
  }

  #dispatch({ signal, request }: OpenOptions): void {
    signal.addEventListener("abort", this.#onAbort);
    const { body, ...head } = request;
    this.#origin.pool.dispatch({ ...head, body: body as Buffer | null }, this);
  }

  async pipe(response: ServerResponse): Promise<void> {
    this.#response = response;
    response.on("drain", this.#onDrain);
    this.#controller?.resume();
    try {
      await this.#ended.promise;
    } catch (error) {
      throw upstreamFailure(this.#options.upstream.module, error);
    } finally {
      response.off("drain", this.#onDrain);
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#options.signal.aborted) controller.abort(this.#options.signal.reason as Error);
  }

  onResponseStarted(): void {
    this.begun = true;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200) return;
    controller.pause();
    this.#opened.resolve({ status, headers, body: this });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#response?.write(chunk) === false) controller.pause();
  }

  onResponseEnd(): void {
    this.#finish();
    this.#ended.resolve();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  readonly #onDrain = (): void => this.#controller?.resume();

  readonly #onAbort = (): void => {
    const reason = this.#options.signal.reason as Error;
    this.#controller?.abort(reason);
    this.#fail(reason);
  };

  #fail(error: unknown): void {
    if (isConnectionError(error)) this.#origin.failedAt = performance.now();
    this.#finish();
    this.#opened.reject(error);
    this.#ended.reject(error);
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#origin.inFlight -= 1;
    this.#options.signal.removeEventListener("abort", this.#onAbort);
  }
}
