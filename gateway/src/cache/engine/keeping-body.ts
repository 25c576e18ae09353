import type { FlowingBody } from "./http-cache.ts";

/** Told once how the body came: whole, broken, or more than is kept. */
export interface KeepingEnds {
  readonly kept: (body: Buffer) => void;
  readonly broken: (error: unknown) => void;
  readonly tooLarge: () => void;
}

/** A body on its way to a client that is collected as it passes, up to a limit. The client waits for nothing. */
export class KeepingBody implements FlowingBody {
  readonly #body: FlowingBody;
  readonly #limit: number;
  readonly #ends: KeepingEnds;
  #chunks: Buffer[] | undefined = [];
  #bytes = 0;

  constructor(options: { body: FlowingBody; limit: number; ends: KeepingEnds }) {
    this.#body = options.body;
    this.#limit = options.limit;
    this.#ends = options.ends;
  }

  async pipe(response: Parameters<FlowingBody["pipe"]>[0], tap?: (chunk: Buffer) => void): Promise<void> {
    const keep = (chunk: Buffer): void => {
      this.#keep(chunk);
      tap?.(chunk);
    };
    try {
      await this.#body.pipe(response, keep);
    } catch (error) {
      this.#break(error);
      throw error;
    }
    this.#end();
  }

  async collect(limit: number): Promise<Buffer> {
    try {
      const body = await this.#body.collect(limit);
      this.#keep(body);
      this.#end();
      return body;
    } catch (error) {
      this.#break(error);
      throw error;
    }
  }

  /** This client does not want it; whoever comes next does. How it ends is told to `ends`. */
  discard(): void {
    this.collect(this.#limit).catch(() => {});
  }

  #keep(chunk: Buffer): void {
    if (this.#chunks === undefined) return;
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    if (this.#bytes <= this.#limit) return;
    this.#chunks = undefined;
    this.#ends.tooLarge();
  }

  #end(): void {
    const chunks = this.#chunks;
    if (chunks === undefined) return;
    this.#chunks = undefined;
    const [only] = chunks;
    this.#ends.kept(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
  }

  #break(error: unknown): void {
    if (this.#chunks === undefined) return;
    this.#chunks = undefined;
    this.#ends.broken(error);
  }
}
