import type { Visit } from "../request/visit.ts";
import type { Answer } from "./answer.ts";

/**
 * A personal page is not made ahead of a visit: it costs its module work, may begin a visitor's cookie, and is never
 * stored. Browsers name their own guesses `sec-purpose` (https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header),
 * the portal's runtime `purpose`.
 */
export function refusePrefetch({ request, method }: Visit, route: { personal: boolean }): Answer | undefined {
  if (!route.personal || method !== "GET" || !isPrefetch(request.headers)) return undefined;
  return { status: 204, headers: ["cache-control", "private, no-store"], body: undefined };
}

/** A browser's guess that nobody has asked for yet. */
export function isPrefetch(headers: Visit["request"]["headers"]): boolean {
  return [headers["sec-purpose"], headers["purpose"]].some(
    (value) => typeof value === "string" && value.startsWith("prefetch"),
  );
}
