import type { ServerResponse } from "node:http";
import { gatewayErrors } from "../errors.ts";

/** What somebody who takes a body may say to the exchange that it comes from. */
export interface FlowControl {
  /** Stop for now: the reader is slower than the module. */
  outrun(): void;
  resume(): void;
  cancel(reason: unknown): void;
}

/** Where a body goes. `begin` after what was waiting, then `take` until `end` or `fail`. */
export interface BodyTaker {
  take(chunk: Buffer): void;
  begin(): void;
  end(): void;
  fail(error: unknown): void;
}

interface Settling<T> {
  readonly flow: FlowControl;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Bytes that a client may be behind while its answer is being stored: others wait for it, and it is held in memory anyway. */
const tappedLag = 1024 * 1024;

/** To a client, at its pace: while it is slow the module is held back, and bytes wait in the kernel, not here. */
export class PipingTaker implements BodyTaker {
  readonly #flow: FlowControl;
  readonly #response: ServerResponse;
  readonly #tap: ((chunk: Buffer) => void) | undefined;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  #held = false;

  constructor(
    options: Settling<void> & { response: ServerResponse; tap: ((chunk: Buffer) => void) | undefined },
  ) {
    this.#flow = options.flow;
    this.#response = options.response;
    this.#tap = options.tap;
    this.#resolve = options.resolve;
    this.#reject = options.reject;
    this.#response.on("close", this.#onClose);
  }

  take(chunk: Buffer): void {
    this.#tap?.(chunk);
    const response = this.#response;
    if (response.destroyed) return;
    if (response.write(chunk) || (this.#tap !== undefined && response.writableLength < tappedLag)) return;
    this.#hold();
  }

  begin(): void {
    // Where the client went before: nobody tells us again.
    if (this.#response.destroyed) this.#onClose();
    if (!this.#held) this.#flow.resume();
  }

  end(): void {
    this.#leave();
    this.#resolve();
  }

  fail(error: unknown): void {
    this.#leave();
    this.#reject(error);
  }

  #hold(): void {
    this.#flow.outrun();
    if (this.#held) return;
    this.#held = true;
    this.#response.on("drain", this.#onDrain);
  }

  #release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#response.off("drain", this.#onDrain);
  }

  #leave(): void {
    this.#release();
    this.#response.off("close", this.#onClose);
  }

  readonly #onDrain = (): void => {
    this.#release();
    this.#flow.resume();
  };

  /** The client is gone. Whoever taps still wants the rest; it says so by the signal when it does not. */
  readonly #onClose = (): void => {
    this.#release();
    if (this.#tap === undefined) this.#flow.cancel(gatewayErrors.create("CLIENT_GONE"));
    else this.#flow.resume();
  };
}

export class CollectingTaker implements BodyTaker {
  readonly #options: Settling<Buffer> & { module: string; limit: number };
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(options: Settling<Buffer> & { module: string; limit: number }) {
    this.#options = options;
  }

  take(chunk: Buffer): void {
    const { flow, module, limit } = this.#options;
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    if (this.#bytes > limit) flow.cancel(gatewayErrors.create("ANSWER_TOO_LARGE", { module, limit }));
  }

  begin(): void {
    this.#options.flow.resume();
  }

  end(): void {
    this.#options.resolve(Buffer.concat(this.#chunks));
  }

  fail(error: unknown): void {
    this.#options.reject(error);
  }
}

/** So many bytes are read for nothing rather than lose the connection. */
const cheapRest = 64 * 1024;

export class DiscardingTaker implements BodyTaker {
  readonly #flow: FlowControl;
  #bytes = 0;

  constructor(flow: FlowControl) {
    this.#flow = flow;
  }

  take(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > cheapRest) this.#flow.cancel(gatewayErrors.create("CLIENT_GONE"));
  }

  begin(): void {
    this.#flow.resume();
  }

  end(): void {}

  fail(): void {}
}
