import { createWriteStream, existsSync, renameSync, type WriteStream } from "node:fs";

const mostBytes = 10 * 1024 * 1024;
const kept = 3;

/** One service's log. A new run begins a new file; the last three are kept as .1, .2 and .3. */
export class LogFile {
  readonly path: string;
  readonly #onTrouble: (error: NodeJS.ErrnoException) => void;
  #stream: WriteStream;
  #bytes = 0;

  constructor(path: string, onTrouble: (error: NodeJS.ErrnoException) => void) {
    this.path = path;
    this.#onTrouble = onTrouble;
    this.#stream = this.#begin();
  }

  write(line: string): void {
    if (this.#bytes > mostBytes) this.#rotate();
    this.#bytes += Buffer.byteLength(line) + 1;
    this.#stream.write(`${line}\n`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.on("error", () => resolve());
      this.#stream.end(() => resolve());
    });
  }

  #rotate(): void {
    this.#stream.end();
    this.#stream = this.#begin();
    this.#bytes = 0;
  }

  #begin(): WriteStream {
    shift(this.path);
    return createWriteStream(this.path, { mode: 0o600 }).on("error", this.#onTrouble);
  }
}

function shift(path: string): void {
  for (let number = kept; number >= 1; number--) {
    const from = number === 1 ? path : `${path}.${number - 1}`;
    if (existsSync(from)) renameSync(from, `${path}.${number}`);
  }
}
