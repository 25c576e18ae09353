import type { ServerResponse } from "node:http";
import { gatewayErrors } from "../errors.ts";

/**
 * One deadline over everything that a request needs, retries and boxes included. Its signal fires when time is up, or when
 * the client has gone and nobody waits any more.
 */
export class Patience {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #module: string;
  #deadline: number;
  #ends: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { module: string; deadline: number }) {
    this.signal = this.#controller.signal;
    this.#module = options.module;
    this.#deadline = options.deadline;
    this.#ends = performance.now() + options.deadline;
    this.start();
  }

  /** Whole milliseconds left, at least 1: what `madang-deadline` tells the module. */
  get left(): number {
    return this.#timer === undefined
      ? this.#deadline
      : Math.max(1, Math.ceil(this.#ends - performance.now()));
  }

  /** The clock stands while a body is still coming in: the client's line is not the module's fault. */
  hold(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  start(): void {
    this.hold();
    this.#ends = performance.now() + this.#deadline;
    this.#timer = setTimeout(() => this.#timeUp(), this.#deadline);
  }

  watchClient(response: ServerResponse): void {
    response.once("close", () => {
      if (!response.writableFinished) this.#controller.abort(gatewayErrors.create("CLIENT_GONE"));
      this.end();
    });
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #timeUp(): void {
    this.#controller.abort(
      gatewayErrors.create("TIMEOUT", { module: this.#module, deadline: this.#deadline }),
    );
  }
}
