import type { RequestSeries } from "@madang/service";
import { engineRecipe } from "../hot/engine-recipe.ts";
import { HotPath } from "../hot/hot-path.ts";
import type { HotAnswer, Recipe } from "../hot/recipe.ts";
import type { StoredResponse } from "../cache/store/stored-response.ts";
import type { SiteLimit } from "./site-limit.ts";
import type { SiteVisit } from "./site-visit.ts";
import type { Standalone } from "./standalone.ts";
import type { StandaloneOptions } from "./options.ts";

/** The hot path of a site: its clients are obeyed as the cache obeys them, and nobody has a cookie that counts. */
export function siteHotPath(options: StandaloneOptions, limit: SiteLimit, draining: () => boolean): HotPath {
  return new HotPath({
    rules: {
      limits: options,
      obeysClients: true,
      cookieClass: () => "",
      admits: (request) => limit(request) === 0,
      requestId: () => "",
      draining,
    },
  });
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
  const answered = recorder(gateway);
  return engineRecipe({ store, request: { key, fields }, stored, name: options.via, dress, answered });
}

/** What answer-site-request.ts records of a hit, with everything found beforehand. */
function recorder({ metrics, lines }: Standalone): (answer: HotAnswer) => void {
  const series = new Map<string, RequestSeries>();
  return ({ method, status, seconds }) => {
    const kind = `${method} ${status}`;
    let durations = series.get(kind);
    if (durations === undefined) series.set(kind, (durations = metrics.series(method, status)));
    durations.observe(seconds);
    metrics.outcome("hit");
    const ms = Math.round(seconds * 10_000) / 10;
    lines.write(`,"method":"${method}","status":${status},"ms":${ms},"outcome":"hit"`);
  };
}
