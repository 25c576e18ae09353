import { cacheKey } from "../cache/cache-key.ts";
import { cookieValue } from "../preferences/preferences.ts";
import type { PageQuestion } from "./page-visit.ts";

/**
 * Everything that a composed public page can depend on, beside what it is purged with: the address as the module sees it, the build that
 * renders it, the frame around it, and the visitor's preferences.
 */
export function pageKey({ gateway, visit, route, language, layout, path }: PageQuestion): string {
  return cacheKey(
    visit.wantsJson ? "data" : "page",
    gateway.site.id,
    language,
    cookieValue(visit.preferences),
    route.name,
    route.module.build,
    layout.version,
    path,
  );
}

/** Purged when the route table names another build of a module whose view stands on the page. */
export function releaseTag(module: string): string {
  return `:release/${module}`;
}

/** Purged when another list of boxes belongs to the slot. */
export function slotTag(slot: string): string {
  return `:slot/${slot}`;
}
