import type { StoredEncoding } from "../store/stored-response.ts";

/** What an operator or a part of the gateway decides about a cache. */
export interface CacheSettings {
  /** How it calls itself in Cache-Status (RFC 9211): a token. */
  readonly name: string;
  /** Cache-Control and Pragma of requests count (RFC 9111 section 5.2.1); `only-if-cached` always does. */
  readonly requestDirectives: boolean;
  /** Guess a lifetime from Last-Modified where the origin gives none (RFC 9111 section 4.2.2). */
  readonly heuristicFreshness: boolean;
  /** Seconds past its lifetime for which an answer stands in for an origin that cannot be reached; 0 for never. */
  readonly staleOnBrokenConnection: number;
  /** Targeted fields in order (RFC 9213 section 2.2), lower case. */
  readonly targetedFields: readonly string[];
  /** Response field that carries tags; undefined where nobody purges by tag. */
  readonly tagField: string | undefined;
  /** Bytes; a larger body passes through. */
  readonly largestBody: number;
  /** Codings that are made when an answer is stored; empty for none. */
  readonly compress: readonly StoredEncoding[];
  /** How soon answers are refreshed before they end (../policy/early-refresh.ts); 0 for never. */
  readonly earlyRefresh: number;
  /** Refreshes behind answers at once. */
  readonly backgroundRefreshes: number;
  /** Milliseconds that a refresh behind an answer may take. */
  readonly backgroundPatience: number;
  /** Told what went wrong where no client waits to hear of it: a refresh behind an answer, a fill that could not be stored. */
  readonly troubled: (key: string, error: unknown) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

export const cacheDefaults: CacheSettings = {
  name: "madang",
  requestDirectives: true,
  heuristicFreshness: true,
  staleOnBrokenConnection: 24 * 60 * 60,
  targetedFields: ["madang-cache-control", "cdn-cache-control"],
  tagField: undefined,
  largestBody: 8 * 1024 * 1024,
  compress: [],
  earlyRefresh: 1,
  backgroundRefreshes: 64,
  backgroundPatience: 30_000,
  troubled: () => {},
  now: Date.now,
  random: Math.random,
};
