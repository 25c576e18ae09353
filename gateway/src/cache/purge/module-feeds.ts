import { Agent } from "undici";
import type { FeedWatch } from "./feed-watch.ts";
import { ModuleFeed } from "./module-feed.ts";
import type { PurgeSink } from "./purge-sink.ts";

export interface ModuleFeedsOptions {
  readonly watch: FeedWatch;
  readonly sink: PurgeSink;
  /** Where a module's replicas are now. */
  readonly origins: (module: string) => readonly string[];
}

/** Modules for which each further millisecond of spread is allowed. */
const modulesPerMillisecond = 2;

/** The feeds of those modules of which something is stored, for as long as they are needed. */
export class ModuleFeeds {
  readonly #options: ModuleFeedsOptions;
  readonly #feeds = new Map<string, ModuleFeed>();
  #agent: Agent | undefined;

  constructor(options: ModuleFeedsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#feeds.size;
  }

  get isOpen(): boolean {
    return this.#agent !== undefined;
  }

  /** Follows all modules that are concerned by now, and each that comes to be. */
  open(): void {
    if (this.#agent !== undefined) return;
    this.#agent = new Agent({ connections: 1, pipelining: 0 });
    for (const module of this.#options.watch.modules) this.follow(module);
  }

  follow(module: string): void {
    const { watch, sink, origins } = this.#options;
    if (this.#agent === undefined || this.#feeds.has(module)) return;
    const feed = new ModuleFeed({
      module,
      origins: () => origins(module),
      dispatcher: this.#agent,
      sink,
      certain: () => watch.certainOf(module),
      spread: this.#feeds.size / modulesPerMillisecond,
    });
    this.#feeds.set(module, feed);
  }

  close(): void {
    for (const feed of this.#feeds.values()) feed.close();
    this.#feeds.clear();
    const agent = this.#agent;
    this.#agent = undefined;
    void agent?.destroy();
  }
}
