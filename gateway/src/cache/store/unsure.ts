import type { StoredResponse } from "./stored-response.ts";

/** Milliseconds for which an answer counts as fresh while purges do not arrive. */
const freshWithoutFeed = 1000;

/** The same answer, not to be shown again before the origin has been asked; kept for the case that it does not answer. */
export function softened(response: StoredResponse, at: number): StoredResponse {
  return withFreshness(response, at);
}

/** The same answer while nobody can say whether it was purged. */
export function unsure(response: StoredResponse): StoredResponse {
  return withFreshness(response, response.receivedAt + freshWithoutFeed);
}

/** What allowed no use beyond its freshness (must-revalidate) allows none after it was cut short either. */
function withFreshness(response: StoredResponse, until: number): StoredResponse {
  if (response.freshUntil <= until && response.staleWhileRevalidateUntil <= until) return response;
  const freshUntil = Math.min(response.freshUntil, until);
  const allowsStale = response.staleIfErrorUntil > response.freshUntil;
  return {
    ...response,
    freshUntil,
    staleWhileRevalidateUntil: freshUntil,
    staleIfErrorUntil: allowsStale ? response.staleIfErrorUntil : freshUntil,
  };
}
