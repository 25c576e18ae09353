import type { Coalescer } from "../coalesce/coalescer.ts";
import type { BackgroundRefreshes } from "./background-refreshes.ts";
import type { CacheRequest, Origin } from "./http-cache.ts";
import type { RequestTraits } from "./request-traits.ts";
import type { StoringParts } from "./storing.ts";

/** A request that has been read, on its way through the cache. */
export interface Passenger {
  readonly request: CacheRequest;
  readonly traits: RequestTraits;
  readonly origin: Origin;
}

/** What a cache is made of. */
export interface EngineParts extends StoringParts {
  readonly coalescer: Coalescer;
  readonly refreshes: BackgroundRefreshes;
}
