import type { IncomingHttpHeaders } from "node:http";
import type { Criticality } from "@madang/manifest";
import type { Dispatcher } from "undici";
import { verdictOf } from "./blame.ts";
import type { ReplicaOutcome } from "./ejection.ts";
import type { Lease } from "./lease.ts";
import type { ConnectionKind, Replica } from "./replica.ts";
import type { StopSignal } from "./stop-signal.ts";
import { isConnectionError, isNeverConnected, upstreamFailure } from "./upstream-failure.ts";
import { pickReplica, type Upstream } from "./upstream.ts";

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
  /** Class by harm to citizens (request-class.ts); `reading` when absent. */
  readonly criticality?: Criticality | undefined;
  /** Told of each 1xx answer (RFC 9110 section 15.2); 100 never comes, because Expect is answered by the gateway. */
  readonly onInformation?: ((status: number, headers: IncomingHttpHeaders) => void) | undefined;
}

/**
 * One request to one module and what becomes of it: admission, the replica, a second try, the signal, and undici's callbacks, in
 * one object, because a request that is passed through pays for each. A subclass takes the answer: one `answered`, any number
 * of `received`, then `completed`; `failed` may come instead at any point. After either of the last two nothing comes any more.
 */
export abstract class Exchange implements Dispatcher.DispatchHandler {
  protected readonly options: ExchangeOptions;
  #replica: Replica | undefined;
  #lease: Lease | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #begun = false;
  #status = 0;
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
    const { signal, upstream, criticality = "reading" } = this.options;
    if (signal.aborted) return this.#fail(signal.reason);
    signal.addEventListener("abort", this);
    const now = performance.now();
    try {
      this.#lease = upstream.guard?.admit(criticality, now);
      // A body that flows in is its sender's pace: the module begins when it has come (onRequestSent).
      if (!this.#flowsIn) this.#lease?.begin(now);
      this.#try(this.#kind, undefined, now);
    } catch (error) {
      this.#fail(error);
    }
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

  /** The module is ahead of its reader, and no busier for that. */
  outrun(): void {
    this.#lease?.free();
    this.#controller?.pause();
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

  onRequestSent(): void {
    if (this.#flowsIn && !this.#finished) this.#lease?.begin(performance.now());
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
    if (status < 200) return this.options.onInformation?.(status, headers);
    this.#status = status;
    // A failure that comes quickly says nothing of how busy the module is.
    if (status < 500) this.#lease?.observe(performance.now());
    this.answered(status, headers, statusText);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#finished) this.received(chunk);
  }

  onResponseEnd(): void {
    if (this.#finished) return;
    this.#finish(undefined);
    this.completed();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#finished) return;
    const now = performance.now();
    if (!this.#mayRepeat(error, now)) return this.#fail(error);
    this.#repeated = true;
    const before = this.#leave(lossOf(error), now);
    try {
      this.#try("fresh", before, now);
    } catch (failure) {
      this.#fail(failure);
    }
  }

  #try(kind: ConnectionKind, not: Replica | undefined, now: number): void {
    const { upstream, request } = this.options;
    const { method, path, headers, body } = request;
    const replica = pickReplica(upstream, { now, not, mayProbe: kind === "reused" });
    this.#replica = replica;
    replica.inFlight += 1;
    // undici takes any async iterable; its types name streams only.
    replica.dispatch(kind, { method, path, headers: headers as string[], body: body as Buffer }, this);
  }

  /** Only what is safe to repeat, when nothing of an answer has come back, and once (RFC 9110 section 9.2.2). */
  #mayRepeat(error: Error, now: number): boolean {
    const { upstream } = this.options;
    if (this.#kind !== "reused" || this.#begun || this.#repeated || upstream.repeats === false) return false;
    if (!isConnectionError(error)) return false;
    const { guard, origins } = upstream;
    const elsewhere = isNeverConnected(error) && origins.length > 1;
    return guard?.mayRepeat(now, { elsewhere }) ?? true;
  }

  /** What may be asked again goes on any connection; the rest on one that has not been idle. */
  get #kind(): ConnectionKind {
    const { method, body } = this.options.request;
    return (method === "GET" || method === "HEAD") && body === undefined ? "reused" : "recent";
  }

  get #flowsIn(): boolean {
    const { body } = this.options.request;
    return body !== undefined && !Buffer.isBuffer(body);
  }

  #fail(error: unknown): void {
    if (this.#finished) return;
    this.#finish(error);
    this.failed(error === this.options.signal.reason ? error : upstreamFailure(this.module, error));
  }

  #finish(error: unknown): void {
    this.#finished = true;
    this.options.signal.removeEventListener("abort", this);
    const now = performance.now();
    const verdict = verdictOf(error, this.#status);
    this.#leave(
      verdict === "failed" && isConnectionError(error) && !this.#begun ? lossOf(error) : outcomeOf[verdict],
      now,
    );
    if (this.#lease === undefined) return;
    // Time that is up tells of a busy module as well as an answer does.
    if (verdict === "failed" && this.#status === 0 && !isConnectionError(error)) this.#lease.observe(now);
    this.#lease.settle(now, verdict);
  }

  #leave(outcome: ReplicaOutcome | undefined, now: number): Replica | undefined {
    const replica = this.#replica;
    if (replica === undefined) return undefined;
    this.#replica = undefined;
    replica.inFlight -= 1;
    this.options.upstream.guard?.replicaDid(replica, outcome, now);
    return replica;
  }
}

const outcomeOf = { good: "answered", failed: "failed", slow: "answered", unknown: undefined } as const;

function lossOf(error: unknown): ReplicaOutcome {
  return isNeverConnected(error) ? "unreachable" : "lost";
}
