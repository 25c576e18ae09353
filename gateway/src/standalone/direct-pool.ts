import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { Dispatcher } from "undici";

/**
 * node:http behind undici's face, for what undici does not say: targets that are no path (`OPTIONS *`, absolute form of any scheme) and
 * `Expect`, whose 100 it takes for an error. Three times the work of a pool, for one request in thousands.
 */
export class DirectPool {
  readonly #origin: URL;
  readonly #agent: Agent;
  readonly #silence: number;
  readonly #headerLimit: number;

  constructor(options: { origin: string; connections: number; silence: number; headerLimit: number }) {
    this.#origin = new URL(options.origin);
    this.#agent = new Agent({ keepAlive: false, maxSockets: options.connections });
    this.#silence = options.silence;
    this.#headerLimit = options.headerLimit;
  }

  dispatch(question: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const { hostname, port, host } = this.#origin;
    const asked = httpRequest({
      agent: this.#agent,
      host: hostname.replace(/^\[|\]$/g, ""),
      port: port === "" ? 80 : port,
      method: question.method,
      path: question.path,
      headers: framed(question, host),
      maxHeaderSize: this.#headerLimit,
      setHost: false,
    });
    void new DirectExchange(asked, handler, this.#silence).send(bodyOf(question));
    return true;
  }

  destroy(): Promise<void> {
    this.#agent.destroy();
    return Promise.resolve();
  }
}

type Body = AsyncIterable<Buffer> | Buffer | undefined;

/** The exchange gives fields as a list and a body as one of these. */
function bodyOf({ body }: Dispatcher.DispatchOptions): Body {
  return (body ?? undefined) as Body;
}

/** Node frames a message whose fields are a list as they say, and in no way where they say nothing. */
function framed({ headers, body }: Dispatcher.DispatchOptions, host: string): string[] {
  const fields = [...(headers as readonly string[])];
  const has = (name: string) =>
    fields.some((field, index) => index % 2 === 0 && field.toLowerCase() === name);
  if (!has("host")) fields.push("host", host);
  if (body !== undefined && body !== null && !has("content-length"))
    fields.push("transfer-encoding", "chunked");
  return fields;
}

class DirectExchange implements Dispatcher.DispatchController {
  paused = false;
  reason: Error | null = null;
  aborted = false;
  readonly #asked: ClientRequest;
  readonly #handler: Dispatcher.DispatchHandler;
  #answer: IncomingMessage | undefined;
  #finished = false;

  constructor(asked: ClientRequest, handler: Dispatcher.DispatchHandler, silence: number) {
    this.#asked = asked;
    this.#handler = handler;
    asked.setTimeout(silence, () => asked.destroy(silentFor(silence)));
    asked.on("information", ({ statusCode, headers, statusMessage }) =>
      handler.onResponseStart?.(this, statusCode, headers, statusMessage),
    );
    asked.on("response", (answer) => this.#begin(answer));
    asked.on("error", (error) => this.#fail(error));
    handler.onRequestStart?.(this, {});
  }

  async send(body: Body): Promise<void> {
    if (this.aborted) return;
    if (body === undefined) return void this.#asked.end();
    // The head goes out at once: whoever expects to be told to go on sends nothing before.
    this.#asked.flushHeaders();
    try {
      await pipeline(Readable.from(Buffer.isBuffer(body) ? [body] : body), this.#asked);
    } catch (error) {
      // An answer that came before the whole request ends the request, not the answer.
      if (this.#answer === undefined) this.#fail(error as Error);
    }
  }

  pause(): void {
    this.paused = true;
    this.#answer?.pause();
  }

  resume(): void {
    this.paused = false;
    this.#answer?.resume();
  }

  abort(reason: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#fail(reason);
    this.#asked.destroy();
  }

  #begin(answer: IncomingMessage): void {
    const handler = this.#handler;
    this.#answer = answer;
    handler.onResponseStarted?.();
    handler.onResponseStart?.(this, answer.statusCode ?? 0, linesOf(answer), answer.statusMessage);
    answer.on("data", (chunk: Buffer) => handler.onResponseData?.(this, chunk));
    if (this.paused) answer.pause();
    answer.on("end", () => this.#end());
    answer.on("error", (error) => this.#fail(error));
  }

  #end(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#handler.onResponseEnd?.(this, {});
  }

  #fail(error: Error): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#handler.onResponseError?.(this, error);
  }
}

/** Each line by itself; names in lower case, as undici gives them. */
function linesOf({ rawHeaders }: IncomingMessage): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (let index = 0; index < rawHeaders.length; index += 2)
    (lines[(rawHeaders[index] ?? "").toLowerCase()] ??= []).push(rawHeaders[index + 1] ?? "");
  return lines;
}

function silentFor(silence: number): Error {
  return Object.assign(new Error(`nothing came for ${silence} ms`), { code: "ETIMEDOUT" });
}
