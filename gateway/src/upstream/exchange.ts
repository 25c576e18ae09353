import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import type { StopSignal } from "./stop-signal.ts";
import { isConnectionError, upstreamFailure } from "./upstream-failure.ts";
import { pickOrigin, type Origin, type Upstream } from "./upstream.ts";

export interface UpstreamRequest {
  /** Any that Node's parser accepts, but CONNECT. */
  readonly method: string;
  readonly path: string;
  /** Names and values in turn. Without the fields that concern one connection, and without Expect. */
  readonly headers: readonly string[];
  readonly body?: AsyncIterable<Buffer> | Buffer | undefined;
}

export interface ExchangeOptions {
  readonly upstream: Upstream;
  readonly request: UpstreamRequest;
  readonly signal: StopSignal;
  /** Told of each 1xx answer (RFC 9110 section 15.2); 100 never comes, because Expect is answered by the gateway. */
  readonly onInformation?: ((status: number, headers: IncomingHttpHeaders) => void) | undefined;
}

/**
 * One request to one module and what becomes of it: the replica, a second try, the signal, and undici's callbacks, in one
 * object, because a request that is passed through pays for each. A subclass takes the answer: one `answered`, any number of
 * `received`, then `completed`; `failed` may come instead at any point. After either of the last two nothing comes any more.
 */
export abstract class Exchange implements Dispatcher.DispatchHandler {
  protected readonly options: ExchangeOptions;
  #origin: Origin | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #begun = false;
  #repeated = false;
  #finished = false;

  constructor(options: ExchangeOptions) {
    this.options = options;
  }

  protected abstract answered(status: number, headers: IncomingHttpHeaders, statusText: string): void;
  protected abstract received(chunk: Buffer): void;
  protected abstract completed(): void;
  /** With a GATEWAY_* error, or the signal's reason. */
  protected abstract failed(error: unknown): void;

  protected start(): void {
    const { signal } = this.options;
    if (signal.aborted) return this.#fail(signal.reason);
    signal.addEventListener("abort", this);
    this.#try();
  }

  protected get module(): string {
    return this.options.upstream.module;
  }

  pause(): void {
    this.#controller?.pause();
  }

  resume(): void {
    this.#controller?.resume();
  }

  /** The rest is not wanted. */
  cancel(reason: unknown): void {
    if (this.#finished) return;
    this.#fail(reason);
    // Where it still waits for a connection there is nothing to abort yet: see onRequestStart.
    this.#controller?.abort(reason as Error);
  }

  /** The signal has fired. */
  handleEvent(): void {
    this.cancel(this.options.signal.reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#finished) controller.abort(this.options.signal.reason as Error);
  }

  onResponseStarted(): void {
    this.#begun = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
    statusText = "",
  ): void {
    if (this.#finished) return;
    if (status < 200) this.options.onInformation?.(status, headers);
    else this.answered(status, headers, statusText);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#finished) this.received(chunk);
  }

  onResponseEnd(): void {
    if (this.#finished) return;
    this.#finish();
    this.completed();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#finished) return;
    if (isConnectionError(error) && this.#origin !== undefined) this.#origin.failedAt = performance.now();
    if (this.#mayRepeat(error)) this.#try();
    else this.#fail(error);
  }

  #try(): void {
    const { upstream, request } = this.options;
    const before = this.#leave();
    try {
      const origin = pickOrigin(upstream, before);
      const { method, path, headers, body } = request;
      this.#origin = origin;
      origin.inFlight += 1;
      // undici takes any async iterable; its types name streams only.
      origin.pool.dispatch({ method, path, headers: headers as string[], body: body as Buffer }, this);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Only what is safe to repeat, when nothing of an answer has come back, and once (RFC 9110 section 9.2.2). */
  #mayRepeat(error: Error): boolean {
    const { method, body } = this.options.request;
    const safe = (method === "GET" || method === "HEAD") && body === undefined;
    if (!safe || this.#begun || this.#repeated || !isConnectionError(error)) return false;
    this.#repeated = true;
    return true;
  }

  #fail(error: unknown): void {
    if (this.#finished) return;
    this.#finish();
    this.failed(error === this.options.signal.reason ? error : upstreamFailure(this.module, error));
  }

  #finish(): void {
    this.#finished = true;
    this.#leave();
    this.options.signal.removeEventListener("abort", this);
  }

  #leave(): Origin | undefined {
    const origin = this.#origin;
    if (origin !== undefined) origin.inFlight -= 1;
    this.#origin = undefined;
    return origin;
  }
}
