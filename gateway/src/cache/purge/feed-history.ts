import type { FeedLine } from "./feed-lines.ts";
import type { PurgeSink } from "./purge-sink.ts";
import { scopedTag } from "./tags.ts";

/** Applies the lines of one module's feed, over all its connections: what does not follow upon what was read means that something was missed. */
export class FeedHistory {
  readonly #module: string;
  readonly #sink: PurgeSink;
  #epoch: string | undefined;
  #seq = 0;

  constructor(module: string, sink: PurgeSink) {
    this.#module = module;
    this.#sink = sink;
  }

  /** The last number that was read, to be asked for what came after it; undefined before anything was. */
  get after(): number | undefined {
    return this.#epoch === undefined ? undefined : this.#seq;
  }

  take(line: FeedLine): void {
    if (line.kind === "start") return this.#start(line);
    if (line.kind === "beat") return line.seq === this.#seq ? undefined : this.#miss(line.seq);
    if (line.seq !== this.#seq + 1) return this.#miss(line.seq);
    this.#seq = line.seq;
    this.#sink.apply({ tags: line.tags.map((tag) => scopedTag(this.#module, tag)), mode: line.mode });
  }

  #start({ epoch, seq }: { epoch: string; seq: number }): void {
    if (this.#epoch === epoch && seq >= this.#seq) return;
    this.#epoch = epoch;
    this.#miss(seq);
  }

  #miss(seq: number): void {
    this.#seq = seq;
    this.#sink.missed(this.#module);
  }
}
