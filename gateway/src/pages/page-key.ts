import type { Language } from "@madang/manifest";
import { cacheKey } from "../cache/cache-key.ts";
import type { CompiledLayout } from "../compose/compile-layout.ts";
import { cookieValue, type Preferences } from "../preferences/preferences.ts";
import type { PageRoute } from "../routes/route-table.ts";

/** Everything that a composed public page can depend on, beside what it is purged with. */
export interface PageIdentity {
  /** As HTML, or as navigation data. */
  readonly kind: "page" | "data";
  readonly site: string;
  readonly language: Language;
  readonly preferences: Preferences;
  readonly route: PageRoute;
  readonly layout: CompiledLayout;
  /** Of the table: which builds may fill its boxes. */
  readonly mark: string;
  /** Path at the module with the declared query. */
  readonly path: string;
}

export function pageKey(page: PageIdentity): string {
  const { kind, site, language, route, layout, mark, path } = page;
  const { name, module } = route;
  const preferences = cookieValue(page.preferences);
  return cacheKey(kind, site, language, preferences, name, module.build, layout.version, mark, path);
}

/** Purged when the route table names another build of a module whose view stands on the page. */
export function releaseTag(module: string): string {
  return `:release/${module}`;
}

/** Purged when another list of boxes belongs to the slot. */
export function slotTag(slot: string): string {
  return `:slot/${slot}`;
}
