import { engineRecipe } from "../hot/engine-recipe.ts";
import type { HotRules } from "../hot/hot-rules.ts";
import type { Recipe } from "../hot/recipe.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import type { SiteLimit } from "./site-limit.ts";
import type { SiteVisit } from "./site-visit.ts";
import type { Standalone } from "./standalone.ts";
import type { StandaloneOptions } from "./options.ts";

/** Short ways for a site: its clients are obeyed as the cache obeys them, and nobody has a cookie that counts. */
export function siteHotRules(
  options: StandaloneOptions,
  limit: SiteLimit,
  draining: () => boolean,
): HotRules {
  return {
    limits: options,
    obeysClients: true,
    cookieClass: () => "",
    admits: (request) => limit(request) === 0,
    requestId: () => "",
    draining,
  };
}

/** How a hit is given again. Undefined without a store that can be asked without waiting. */
export function siteRecipe(
  gateway: Standalone,
  visit: SiteVisit,
  stored: StoredResponse,
): Recipe | undefined {
  const { store, options, dress } = gateway;
  if (store === undefined) return undefined;
  const { key, fields } = visit;
  const answered = gateway.recordHit;
  return engineRecipe({ store, request: { key, fields }, stored, name: options.via, dress, answered });
}
