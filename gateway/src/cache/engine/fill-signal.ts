import { gatewayErrors } from "../../errors.ts";
import { Stop, type StopSignal } from "../../upstream/stop-signal.ts";

/**
 * Tells the origin when to stop on behalf of all who wait: when the one client leaves that caused the question, as long as nobody
 * knows whether others may have the answer; from then on when too much time has passed.
 */
export class FillSignal {
  readonly stop = new Stop();
  readonly #client: StopSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(client: StopSignal) {
    this.#client = client;
    if (client.aborted) this.#clientGone();
    else client.addEventListener("abort", this.#clientGone);
  }

  /** The answer is for all: the client may leave. `patience` in milliseconds. */
  goOnAlone(patience: number): void {
    this.#client.removeEventListener("abort", this.#clientGone);
    this.#timer = setTimeout(() => {
      this.stop.abort(gatewayErrors.create("TIMEOUT", { module: "The origin", deadline: patience }));
    }, patience).unref();
  }

  /** The answer is not for all after all. */
  backToClient(): void {
    clearTimeout(this.#timer);
    if (this.#client.aborted) this.#clientGone();
    else this.#client.addEventListener("abort", this.#clientGone);
  }

  /** Nothing flows any more. */
  end(): void {
    this.#client.removeEventListener("abort", this.#clientGone);
    clearTimeout(this.#timer);
  }

  readonly #clientGone = (): void => this.stop.abort(this.#client.reason);
}
