import type { ServerResponse } from "node:http";
import { gatewayErrors } from "../errors.ts";

/**
 * One deadline over everything that a request needs, retries and boxes included. Its signal fires when time is up, or when
 * the client has gone and nobody waits any more. The clock can be held: a slow line of the client's is not the module's fault.
 */
export class Patience {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #module: string;
  readonly #deadline: number;
  #left: number;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { module: string; deadline: number }) {
    this.signal = this.#controller.signal;
    this.#module = options.module;
    this.#deadline = options.deadline;
    this.#left = options.deadline;
    this.resume();
  }

  /** Whole milliseconds left, at least 1: what `madang-deadline` tells the module. */
  get left(): number {
    const passed = this.#timer === undefined ? 0 : performance.now() - this.#since;
    return Math.max(1, Math.ceil(this.#left - passed));
  }

  hold(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left -= performance.now() - this.#since;
  }

  resume(): void {
    if (this.#timer !== undefined || this.signal.aborted) return;
    this.#since = performance.now();
    this.#timer = setTimeout(() => this.#timeUp(), Math.max(0, this.#left));
  }

  watchClient(response: ServerResponse): void {
    response.once("close", () => {
      if (!response.writableFinished) this.#controller.abort(gatewayErrors.create("CLIENT_GONE"));
      this.end();
    });
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left = 0;
  }

  #timeUp(): void {
    this.#controller.abort(
      gatewayErrors.create("TIMEOUT", { module: this.#module, deadline: this.#deadline }),
    );
  }
}
