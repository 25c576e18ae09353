import type { StoredResponse } from "../cache/store/stored-response.ts";
import type { Fragment } from "../fragments/fragment.ts";
import type { PageQuestion } from "./page-visit.ts";
import type { PageRoute } from "../routes/route-table.ts";

/** Name of this cache in Cache-Status (RFC 9211 section 2). */
const name = "madang";

/** Where builds stand beside each other: which one a visitor got who does not get the stable ones (RFC 9211 section 2.7). */
export function buildKey({ visit, route }: Pick<PageQuestion, "visit" | "route">): string {
  return visit.view === undefined ? "" : `; key="${route.module.id}@${route.module.build}"`;
}

/** Of a page that was stored whole. Seconds to live are negative once it is stale (RFC 9211 section 2.4). */
export function storedStatus({ freshUntil }: StoredResponse, now: number, key: string): string {
  const left = Math.floor((freshUntil - now) / 1000);
  return left < 0 ? `${name}; hit; ttl=${left}${key}; detail=refreshing` : `${name}; hit; ttl=${left}${key}`;
}

/** Of a page that was put together for this request: where its main part came from stands in the detail. */
export function composedStatus({ personal }: PageRoute, { cached }: Fragment): string {
  if (personal || cached === undefined) return `${name}; fwd=bypass`;
  return `${name}; fwd=${cached === "bypass" ? "bypass" : "miss"}; detail=fragment-${cached}`;
}

/** Of a copy that stands in for an answer that did not come (RFC 5861 section 4). */
export function copyStatus({ freshUntil }: NonNullable<Fragment["copy"]>, now = Date.now()): string {
  return `${name}; hit; ttl=${Math.floor((freshUntil - now) / 1000)}; detail=stale-if-error`;
}
