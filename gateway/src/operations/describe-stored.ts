import type { StoredResponse } from "../cache/store/stored-response.ts";

/** One stored answer in an operator's words; times in seconds from now, negative when they are past. */
export interface StoredFacts {
  readonly state:
    | "fresh"
    | "stale, shown while it is refreshed"
    | "stale, shown only if the module fails"
    | "of no use";
  readonly status: number;
  readonly ageSeconds: number;
  readonly freshForSeconds: number;
  readonly staleWhileRevalidateForSeconds: number;
  readonly staleIfErrorForSeconds: number;
  readonly tags: readonly string[];
  readonly vary: readonly string[];
  /** Bytes by coding. */
  readonly bytes: Readonly<Record<string, number>>;
}

export function describeStored(stored: StoredResponse, now: number): StoredFacts {
  const { status, freshUntil, staleWhileRevalidateUntil, staleIfErrorUntil, tags, vary } = stored;
  return {
    state: stateOf(stored, now),
    status,
    ageSeconds: seconds(now - stored.receivedAt) + stored.initialAge,
    freshForSeconds: seconds(freshUntil - now),
    staleWhileRevalidateForSeconds: seconds(staleWhileRevalidateUntil - now),
    staleIfErrorForSeconds: seconds(staleIfErrorUntil - now),
    tags,
    vary,
    bytes: bytesOf(stored),
  };
}

function stateOf(stored: StoredResponse, now: number): StoredFacts["state"] {
  if (now < stored.freshUntil) return "fresh";
  if (now < stored.staleWhileRevalidateUntil) return "stale, shown while it is refreshed";
  return now < stored.staleIfErrorUntil ? "stale, shown only if the module fails" : "of no use";
}

function bytesOf({ body, encoded }: StoredResponse): Record<string, number> {
  const codings = Object.entries(encoded).map(([coding, content]) => [coding, content.length]);
  return { identity: body.length, ...(Object.fromEntries(codings) as Record<string, number>) };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
