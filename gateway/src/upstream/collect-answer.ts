import type { IncomingHttpHeaders } from "node:http";
import { gatewayErrors } from "../errors.ts";
import { Exchange, type ExchangeOptions } from "./exchange.ts";

export type { UpstreamRequest } from "./exchange.ts";

export interface CollectedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface CollectOptions extends ExchangeOptions {
  /** Bytes of the body. */
  readonly limit: number;
}

/** Asks one replica and reads the whole answer, with a second try as exchange.ts allows. Rejects with GATEWAY_* or the signal's reason. */
export function collectAnswer(options: CollectOptions): Promise<CollectedAnswer> {
  return new Promise((resolve, reject) => void new Collector(options, resolve, reject));
}

class Collector extends Exchange {
  readonly #limit: number;
  readonly #resolve: (answer: CollectedAnswer) => void;
  readonly #reject: (error: unknown) => void;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;
  #headers: IncomingHttpHeaders = {};

  constructor(
    options: CollectOptions,
    resolve: (answer: CollectedAnswer) => void,
    reject: (error: unknown) => void,
  ) {
    super(options);
    this.#limit = options.limit;
    this.#resolve = resolve;
    this.#reject = reject;
    this.start();
  }

  protected answered(status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  protected received(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#limit) this.#chunks.push(chunk);
    else this.cancel(gatewayErrors.create("ANSWER_TOO_LARGE", { module: this.module, limit: this.#limit }));
  }

  protected completed(): void {
    this.#resolve({ status: this.#status, headers: this.#headers, body: joined(this.#chunks) });
  }

  protected failed(error: unknown): void {
    this.#reject(error);
  }
}

/** One chunk, as most answers are, needs no copy. */
export function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}
