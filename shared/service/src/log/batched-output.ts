import { writeSync } from "node:fs";
import type { DestinationStream } from "pino";

const kibibyte = 1024;

/** Milliseconds after which a line leaves, however few there are. */
const patience = 100;

/** Milliseconds after which a full pipe is tried again. */
const pause = 20;

/** How often it is tried in vain while the process ends. */
const lastTries = 50;

export interface BatchedOutputOptions {
  /** Characters that may wait. */
  readonly most?: number;
  /** Several processes write to one pipe: what is written at once must not be torn (pipe(7), PIPE_BUF). */
  readonly shared?: boolean;
}

/** Lines that leave together. */
interface Chunk {
  readonly characters: number;
  bytes: Buffer;
}

/**
 * Standard output of a process that writes a line for each of many requests: lines leave together, at the latest a moment after they
 * were written, and all of them, whole and in order, when the process ends. A reader that is slow holds nobody up: beyond `most`
 * characters lines are given up and counted.
 */
export class BatchedOutput implements DestinationStream {
  /** Lines given up. */
  dropped = 0;
  readonly #fd: number;
  readonly #most: number;
  readonly #atOnce: number;
  readonly #full: Chunk[] = [];
  #young = "";
  #waiting = 0;
  #leaving: NodeJS.Timeout | undefined;
  #pausing: NodeJS.Timeout | undefined;

  constructor({ most = 8 * 1024 * kibibyte, shared = false }: BatchedOutputOptions = {}) {
    // Opening the stream makes a pipe non-blocking: a write takes what there is room for and returns. A write on another thread
    // could be half done when the process ends, and nobody would know how far it came.
    this.#fd = process.stdout.fd;
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
    if (this.#young.length + line.length > this.#atOnce) this.#leave();
    this.#young += line;
    this.#leaving ??= setTimeout(() => this.#leave(), patience).unref();
  }

  #leave(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    this.#fill();
    if (this.#pausing === undefined) this.#writeOut();
  }

  #fill(): void {
    const { length: characters } = this.#young;
    if (characters > 0) this.#full.push({ characters, bytes: Buffer.from(this.#young) });
    this.#young = "";
  }

  #writeOut(): void {
    this.#pausing = this.#writeWhatFits() ? undefined : setTimeout(() => this.#writeOut(), pause).unref();
  }

  /** Whether all of it left. */
  #writeWhatFits(): boolean {
    for (let chunk = this.#full[0]; chunk !== undefined; chunk = this.#full[0]) {
      const written = writeNow(this.#fd, chunk.bytes);
      if (written === "gone") this.#giveUp(chunk);
      else if (written < chunk.bytes.length) {
        chunk.bytes = chunk.bytes.subarray(written);
        return false;
      }
      this.#full.shift();
      this.#waiting -= chunk.characters;
    }
    return true;
  }

  /** Whoever read is gone (EPIPE), or there is no room: the process itself goes on. */
  #giveUp({ bytes }: Chunk): void {
    this.dropped += bytes.toString().split("\n").length - 1;
  }

  #writeLast(): void {
    this.#fill();
    let left = this.#bytesLeft();
    for (let tries = 0; tries < lastTries && !this.#writeWhatFits(); tries += 1) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
      if (this.#bytesLeft() < left) tries = 0;
      left = this.#bytesLeft();
    }
  }

  #bytesLeft(): number {
    return this.#full.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}

/** Bytes written, fewer than asked or none where the pipe is full. */
function writeNow(fd: number, bytes: Buffer): number | "gone" {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EAGAIN" ? 0 : "gone";
  }
}
