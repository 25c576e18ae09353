import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Keeps the last lines of a program's output, to explain its end. */
export class RecentLines {
  readonly #lines: string[] = [];
  readonly #limit: number;
  readonly #onLine: (line: string) => void;

  constructor(options: { limit?: number; onLine?: (line: string) => void } = {}) {
    this.#limit = options.limit ?? 40;
    this.#onLine = options.onLine ?? (() => undefined);
  }

  follow(stream: Readable): void {
    createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => this.#add(line));
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  #add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > this.#limit) this.#lines.shift();
    this.#onLine(line);
  }
}
