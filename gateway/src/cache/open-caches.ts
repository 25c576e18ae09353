import { internalHeaders } from "@madang/manifest";
import type { Logger } from "@madang/service";
import { LocalCoalescer } from "./coalesce/local-coalescer.ts";
import type { CacheSettings } from "./engine/cache-settings.ts";
import type { HttpCache } from "./engine/http-cache.ts";
import { SharedHttpCache } from "./engine/shared-http-cache.ts";
import { MemoryResponseStore } from "./store/memory-response-store.ts";
import type { ResponseStore } from "./store/response-store.ts";
import { storedEncodings } from "./store/stored-response.ts";

/** The caches of a portal, on one store. */
export interface Caches {
  readonly store: ResponseStore;
  /** Of this process alone: composed pages live here. */
  readonly memory: MemoryResponseStore;
  readonly fragments: HttpCache;
  readonly apis: HttpCache;
  close(): Promise<void>;
}

/**
 * How a portal uses the shared cache: readers cannot make it ask again, nothing is kept that does not say so, and how long a copy may
 * stand in is the manifest's to say (docs/decisions/0012-shared-cache.md).
 */
const settings: Partial<CacheSettings> = {
  requestDirectives: false,
  heuristicFreshness: false,
  staleOnBrokenConnection: 0,
  tagField: internalHeaders.tags,
};

export async function openCaches(options: { budget: number; log: Logger }): Promise<Caches> {
  const memory = new MemoryResponseStore({ budget: options.budget });
  const coalescer = new LocalCoalescer();
  const troubled = (_key: string, error: unknown): void =>
    options.log.warn({ err: error }, "nothing was stored");
  const common = { store: memory, coalescer };
  return {
    store: memory,
    memory,
    // Fragments are joined before they are compressed.
    fragments: new SharedHttpCache({ ...common, settings: { ...settings, troubled } }),
    apis: new SharedHttpCache({ ...common, settings: { ...settings, troubled, compress: storedEncodings } }),
    close: async () => {},
  };
}
