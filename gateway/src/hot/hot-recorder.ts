import { members, parseTraceparent, type RequestSeries } from "@madang/service";
import type { Gateway } from "../gateway.ts";
import type { ApiRoute, PageRoute } from "../routes/route-table.ts";
import type { HotAnswer, Recipe } from "./recipe.ts";

/** One line and one observation for each answer of this route, as every other request has (../serve.ts). */
export function hotRecorder(
  gateway: Gateway,
  { name: route, module }: Pick<PageRoute | ApiRoute, "name" | "module">,
): Recipe["answered"] {
  const { metrics, requestLines } = gateway;
  const visits = gateway.buildVisits.series(module);
  const hits = metrics.cachedSeries(route, "hit");
  const common = members({ route, cached: "hit" });
  const series = new Map<string, RequestSeries>();
  return ({ method, status, seconds, requestId, traceparent }: HotAnswer) => {
    const kind = `${method} ${status}`;
    let observed = series.get(kind);
    if (observed === undefined) {
      observed = metrics.shared.requestSeries({ route, method, status });
      series.set(kind, observed);
    }
    observed.observe(seconds);
    hits.inc();
    visits?.inc();
    const ms = Math.round(seconds * 10_000) / 10;
    requestLines.write(
      `${common},"method":"${method}","status":${status},"ms":${ms},"requestId":"${requestId}","traceId":"${traceIdFor(traceparent, requestId)}"`,
    );
  };
}

/** Nobody behind us hears of a hit: where the client brought no trace, its id is worth no random bytes of its own. */
function traceIdFor(traceparent: string | undefined, requestId: string): string {
  return parseTraceparent(traceparent)?.traceId ?? requestId.replaceAll("-", "");
}
