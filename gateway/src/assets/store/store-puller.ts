import type { BlobStore } from "@madang/releases";
import { gatewayErrors } from "../../errors.ts";

/** Bytes of one file at most, whatever the store says. */
const largest = 64 * 1024 * 1024;
/** Files fetched at the same time. */
const atOnce = 16;
const patience = 15_000;
/** A file that is not there is not asked for again at once. */
const absentFor = 2000;
const mostAbsent = 10_000;

/** Fetches files of the store, a bounded number at a time. */
export class StorePuller {
  readonly #store: BlobStore;
  readonly #absent = new Map<string, number>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(store: BlobStore) {
    this.#store = store;
  }

  /** Undefined where the store has none. Throws GATEWAY_ASSET_AWAY. */
  async pull(name: string): Promise<Buffer | undefined> {
    if ((this.#absent.get(name) ?? 0) > performance.now()) return undefined;
    await this.#turn();
    try {
      const content = await withinTime(this.#read(name));
      if (content === undefined) this.#noteAbsent(name);
      return content;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw gatewayErrors.create("ASSET_AWAY", { name, reason }, cause);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #read(name: string): Promise<Buffer | undefined> {
    const stored = await this.#store.get(name);
    if (stored === undefined) return undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stored.body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > largest) throw new RangeError(`it has more than ${largest} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  async #turn(): Promise<void> {
    while (this.#running >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }

  #noteAbsent(name: string): void {
    if (this.#absent.size >= mostAbsent) this.#absent.clear();
    this.#absent.set(name, performance.now() + absentFor);
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
