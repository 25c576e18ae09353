import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { FlowingBody } from "../cache/engine/http-cache.ts";
import { CollectingTaker, DiscardingTaker, PipingTaker, type BodyTaker } from "./body-takers.ts";
import { joined } from "./collect-answer.ts";
import { Exchange, type ExchangeOptions } from "./exchange.ts";

export interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  /** Complete where it came with the head, as small answers do; undefined where there can be none. */
  readonly body: Buffer | FlowingBody | undefined;
}

/** Asks one replica; resolves once the head of its answer is there. The body waits in the kernel for whoever takes it. */
export function openFlow<T>(options: ExchangeOptions, shape: (head: Head) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    void new Flow(options, (head) => resolve(shape(head)), reject);
  });
}

class Flow extends Exchange implements FlowingBody {
  readonly #resolve: (head: Head) => void;
  readonly #reject: (error: unknown) => void;
  #status = 0;
  #statusText = "";
  #headers: IncomingHttpHeaders | undefined;
  #announced = false;
  /** Bytes that came before anybody took them: what had been read when the module was held back. */
  #waiting: Buffer[] = [];
  #end: "complete" | "broken" | undefined;
  #error: unknown;
  #taker: BodyTaker | undefined;

  constructor(options: ExchangeOptions, resolve: (head: Head) => void, reject: (error: unknown) => void) {
    super(options);
    this.#resolve = resolve;
    this.#reject = reject;
    this.start();
  }

  pipe(response: ServerResponse, tap?: (chunk: Buffer) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#takenBy(new PipingTaker({ flow: this, response, tap, resolve, reject }));
    });
  }

  collect(limit: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const { module } = this;
      this.#takenBy(new CollectingTaker({ flow: this, module, limit, resolve, reject }));
    });
  }

  discard(): void {
    this.#takenBy(new DiscardingTaker(this));
  }

  protected answered(status: number, headers: IncomingHttpHeaders, statusText: string): void {
    this.#status = status;
    this.#statusText = statusText;
    this.#headers = headers;
    // After everything that has been read already is parsed: a small answer is complete by then.
    process.nextTick(announce, this);
  }

  protected received(chunk: Buffer): void {
    if (this.#taker === undefined) this.#waiting.push(chunk);
    else this.#taker.take(chunk);
  }

  protected completed(): void {
    this.#end = "complete";
    this.announce();
    this.#taker?.end();
  }

  protected failed(error: unknown): void {
    this.#end = "broken";
    this.#error = error;
    if (!this.#announced) this.#reject(error);
    this.#announced = true;
    this.#taker?.fail(error);
  }

  announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    if (this.#end === undefined) this.pause();
    this.#resolve({
      status: this.#status,
      statusText: this.#statusText,
      headers: this.#headers ?? {},
      body: this.#bodyNow(),
    });
  }

  #bodyNow(): Head["body"] {
    if (this.options.request.method === "HEAD" || this.#status === 204 || this.#status === 304)
      return undefined;
    return this.#end === undefined ? this : joined(this.#waiting);
  }

  #takenBy(taker: BodyTaker): void {
    if (this.#taker !== undefined) throw new TypeError("a body is taken once");
    this.#taker = taker;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const chunk of waiting) taker.take(chunk);
    if (this.#end === "complete") taker.end();
    else if (this.#end === "broken") taker.fail(this.#error);
    else taker.begin();
  }
}

function announce(flow: Flow): void {
  flow.announce();
}
