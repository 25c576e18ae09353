import type { ServerResponse } from "node:http";
import { gatewayErrors } from "../errors.ts";
import { deadlines, Due } from "./deadline-wheel.ts";
import { Stop, type StopSignal } from "./stop-signal.ts";

/**
 * One deadline over everything that a request needs, retries and boxes included. Its signal fires when time is up, or when
 * the client has gone and nobody waits any more. The clock can be held: a slow line of the client's is not the module's fault.
 */
export class Patience extends Due {
  readonly #stop = new Stop();
  #controller: AbortController | undefined;
  readonly #module: string;
  readonly #deadline: number;
  readonly #within: StopSignal | undefined;
  #left: number;
  #since = 0;
  #running = false;

  /** `within`: another patience (or AbortSignal) whose end is the end of this one too. */
  constructor(options: { module: string; deadline: number; within?: StopSignal }) {
    super();
    this.#module = options.module;
    this.#deadline = options.deadline;
    this.#left = options.deadline;
    this.#within = options.within;
    if (this.#within?.aborted === true) this.handleEvent();
    else this.#within?.addEventListener("abort", this);
    this.resume();
  }

  /** For whoever needs no more than to be told. */
  get stop(): StopSignal {
    return this.#stop;
  }

  /** The same as an AbortSignal, made for the first who asks. */
  get signal(): AbortSignal {
    this.#controller ??= abortedWith(this.#stop);
    return this.#controller.signal;
  }

  /** Whole milliseconds left, at least 1: what `madang-deadline` tells the module. */
  get left(): number {
    const passed = this.#running ? performance.now() - this.#since : 0;
    return Math.max(1, Math.ceil(this.#left - passed));
  }

  hold(): void {
    if (!this.#running) return;
    this.#pauseClock();
    this.#left -= performance.now() - this.#since;
  }

  resume(): void {
    if (this.#running || this.#stop.aborted) return;
    this.#running = true;
    this.#since = performance.now();
    deadlines.set(this, Math.max(0, this.#left));
  }

  watchClient(response: ServerResponse): void {
    response.once("close", () => {
      if (!response.writableFinished) this.#stop.abort(gatewayErrors.create("CLIENT_GONE"));
      this.end();
    });
  }

  end(): void {
    this.#pauseClock();
    this.#left = 0;
    this.#within?.removeEventListener("abort", this);
  }

  /** What this one is within has ended. */
  handleEvent(): void {
    this.#pauseClock();
    this.#stop.abort(this.#within?.reason);
  }

  due(): void {
    this.#running = false;
    this.#stop.abort(gatewayErrors.create("TIMEOUT", { module: this.#module, deadline: this.#deadline }));
  }

  #pauseClock(): void {
    this.#running = false;
    deadlines.clear(this);
  }
}

function abortedWith(stop: StopSignal): AbortController {
  const controller = new AbortController();
  if (stop.aborted) controller.abort(stop.reason);
  else stop.addEventListener("abort", () => controller.abort(stop.reason));
  return controller;
}
