import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { endWith } from "../answer/write-body.ts";
import { PipingTaker } from "../upstream/body-takers.ts";
import { Exchange, type ExchangeOptions } from "../upstream/exchange.ts";
import type { Patience } from "../upstream/patience.ts";
import type { StraightHeads } from "./straight-heads.ts";

export interface StraightQuestion extends Omit<ExchangeOptions, "signal"> {
  /** The client's, which is a usual one (../hot/hot-rules.ts). */
  readonly asker: IncomingMessage;
  readonly response: ServerResponse;
  /** Of the listener. */
  readonly heads: StraightHeads;
  /** Of this exchange alone. */
  readonly patience: Patience;
}

/**
 * Sends a request on and its answer to the client, in one object: what the stages would do for it, and nothing between. A subclass says
 * what the fields of the answer become, and what is written down at the end: one of `passed` and `refused` is called, once.
 */
export abstract class StraightExchange extends Exchange {
  protected readonly asker: IncomingMessage;
  protected readonly response: ServerResponse;
  protected readonly patience: Patience;
  readonly #heads: StraightHeads;
  protected readonly startedAt = performance.now();
  #status = 0;
  #statusText = "";
  #fields: string[] = [];
  /** The first piece of the body until it is known whether there are more. */
  #first: Buffer | undefined;
  #length = -1;
  #ended = false;
  #taker: PipingTaker | undefined;

  constructor(question: StraightQuestion) {
    const { asker, response, patience, heads } = question;
    super({ ...question, signal: patience.stop });
    this.asker = asker;
    this.response = response;
    this.patience = patience;
    this.#heads = heads;
    patience.watchClient(response);
  }

  /** The head of the answer is there: every field that goes out, but for those of the connection. */
  protected abstract fieldsFor(headers: IncomingHttpHeaders, status: number): string[];
  protected abstract draining(): boolean;
  /** What stands behind the status. */
  protected abstract phrase(status: number, statusText: string): string;
  protected abstract passed(status: number): void;
  /** Answers what is left to answer. */
  protected abstract refused(cause: unknown): void;

  protected answered(status: number, headers: IncomingHttpHeaders, statusText: string): void {
    this.#status = status;
    this.#statusText = this.phrase(status, statusText);
    this.#length = Number(headers["content-length"] ?? -1);
    this.#fields = this.fieldsFor(headers, status);
  }

  protected received(chunk: Buffer): void {
    if (this.#taker !== undefined || this.#first !== undefined) return this.#flow()?.take(chunk);
    this.#first = chunk;
    // After everything that has been read already is parsed: a small answer is complete by then.
    if (chunk.length !== this.#length) process.nextTick(flowOn, this);
  }

  protected completed(): void {
    const { response } = this;
    if (this.#taker !== undefined) {
      this.#taker.end();
      response.end();
      return this.#pass();
    }
    const unwritable = this.#writeHead();
    if (unwritable !== undefined) return this.#refuse(unwritable);
    if (this.#first === undefined) response.end();
    else endWith(response, this.#first);
    this.#pass();
  }

  protected failed(error: unknown): void {
    this.#taker?.fail(error);
    this.#refuse(error);
  }

  /** More is to come than has: what is there goes out. */
  flowOn(): void {
    if (!this.#ended) this.#flow();
  }

  #flow(): PipingTaker | undefined {
    if (this.#taker !== undefined) return this.#taker;
    const { response } = this;
    const unwritable = this.#writeHead();
    if (unwritable !== undefined) {
      this.cancel(unwritable);
      return undefined;
    }
    const nothing = (): void => {};
    const taker = new PipingTaker({
      flow: this,
      response,
      tap: undefined,
      resolve: nothing,
      reject: nothing,
    });
    this.#taker = taker;
    if (this.#first !== undefined) taker.take(this.#first);
    return taker;
  }

  /** Gives what Node says of a field or a status that no answer may hold. */
  #writeHead(): unknown {
    try {
      this.#writeFields();
      return undefined;
    } catch (error) {
      return error;
    }
  }

  #writeFields(): void {
    const { response } = this;
    if (this.draining())
      response.writeHead(this.#status, this.#statusText, [...this.#fields, "connection", "close"]);
    else if (this.#length < 0) response.writeHead(this.#status, this.#statusText, this.#fields);
    else this.#heads.write(response, this.#status, this.#statusText, this.#fields);
  }

  #refuse(cause: unknown): void {
    this.#end();
    this.refused(cause);
  }

  #pass(): void {
    this.#end();
    this.passed(this.#status);
  }

  #end(): void {
    this.#ended = true;
    this.patience.end();
  }
}

function flowOn(exchange: StraightExchange): void {
  exchange.flowOn();
}
