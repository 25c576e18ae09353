import { pino, type DestinationStream, type Logger } from "pino";

interface Streaming {
  readonly [pino.symbols.streamSym]: DestinationStream;
}

/**
 * Lines of one kind, written by hand: what createLogger's logger would have written, without the walk over every field. For the one line
 * of each request, whose every field is of our own making.
 */
export class RequestLines {
  readonly #log: Logger;
  readonly #stream: DestinationStream;
  /** Members that every line has, after the time. */
  readonly #common: string;
  #at = 0;
  #begin = "";

  constructor(log: Logger) {
    this.#log = log;
    this.#stream = (log as unknown as Streaming)[pino.symbols.streamSym];
    this.#common = members(log.bindings());
  }

  /** `fields` are members of JSON that begin with a comma (see `members`). */
  write(fields: string): void {
    if (!this.#log.isLevelEnabled("info")) return;
    const now = Date.now();
    if (now !== this.#at) this.#beginAt(now);
    this.#stream.write(`${this.#begin}${fields},"msg":"request"}\n`);
  }

  #beginAt(now: number): void {
    this.#at = now;
    this.#begin = `{"level":"info","time":"${new Date(now).toISOString()}"${this.#common}`;
  }
}

/** The members of an object as they stand inside one, each behind a comma. */
export function members(object: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(object);
  return text === "{}" ? "" : `,${text.slice(1, -1)}`;
}
