import { write, writeSync } from "node:fs";
import type { DestinationStream } from "pino";

const kibibyte = 1024;

/** Milliseconds after which a line leaves, however few there are. */
const patience = 100;

/** Milliseconds after which a full pipe is tried again. */
const pause = 20;

/** How often it is tried while the process ends. */
const lastTries = 50;

export interface BatchedOutputOptions {
  /** File descriptor; standard output when left out. */
  readonly fd?: number;
  /** Characters that may wait. */
  readonly most?: number;
  /** Several processes write to one pipe: what is written at once must not be torn (pipe(7), PIPE_BUF). */
  readonly shared?: boolean;
}

/**
 * Output of a process that writes a line for each of many requests: lines leave together, at the latest a moment after they were
 * written, and all of them on an orderly end. A reader that is slow holds nobody up: beyond `most` lines are given up and counted.
 */
export class BatchedOutput implements DestinationStream {
  /** Lines given up. */
  dropped = 0;
  readonly #fd: number;
  readonly #most: number;
  readonly #atOnce: number;
  readonly #whenEmpty: (() => void)[] = [];
  #full: string[] = [];
  #young = "";
  #waiting = 0;
  #writing: Buffer | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor({ fd = 1, most = 8 * 1024 * kibibyte, shared = false }: BatchedOutputOptions = {}) {
    this.#fd = fd;
    this.#most = most;
    this.#atOnce = shared ? 3 * kibibyte : 64 * kibibyte;
    process.once("exit", () => this.#writeLast());
  }

  write(line: string): void {
    if (this.#waiting + line.length > this.#most) {
      this.dropped += 1;
      return;
    }
    this.#waiting += line.length;
    if (this.#young.length + line.length > this.#atOnce) this.#fill();
    this.#young += line;
    this.#timer ??= setTimeout(() => this.#leave(), patience).unref();
  }

  /** Calls back when everything so far has been written or given up. */
  flush(done: () => void): void {
    this.#whenEmpty.push(done);
    this.#leave();
  }

  #fill(): void {
    if (this.#young !== "") this.#full.push(this.#young);
    this.#young = "";
    this.#next();
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#fill();
  }

  #next(): void {
    if (this.#writing !== undefined) return;
    const chunk = this.#full.shift();
    if (chunk !== undefined) return this.#begin(Buffer.from(chunk), chunk.length);
    if (this.#young === "") for (const done of this.#whenEmpty.splice(0)) done();
  }

  #begin(bytes: Buffer, characters: number): void {
    this.#writing = bytes;
    write(this.#fd, bytes, (error, written) => {
      if (error?.code === "EAGAIN") return void setTimeout(() => this.#begin(bytes, characters), pause);
      if (error !== null) this.#giveUp(bytes);
      else if (written < bytes.length) return this.#begin(bytes.subarray(written), characters);
      this.#waiting -= characters;
      this.#writing = undefined;
      this.#next();
    });
  }

  /** Whoever read is gone (EPIPE), or there is no room: the process itself goes on. */
  #giveUp(bytes: Buffer): void {
    this.dropped += bytes.toString().split("\n").length - 1;
  }

  /** What is being written at this moment ends on its thread. */
  #writeLast(): void {
    let rest = Buffer.from(this.#full.join("") + this.#young);
    for (let tries = 0; rest.length > 0 && tries < lastTries;) {
      const written = writeNow(this.#fd, rest);
      if (written === undefined) return this.#giveUp(rest);
      if (written === 0) tries += 1;
      rest = rest.subarray(written);
    }
  }
}

/** Bytes written; undefined where nothing will ever be. */
function writeNow(fd: number, bytes: Buffer): number | undefined {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return undefined;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    return 0;
  }
}
