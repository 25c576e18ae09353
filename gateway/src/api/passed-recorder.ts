import { members, type RequestSeries } from "@madang/service";
import type { Gateway } from "../gateway.ts";
import type { ApiRoute } from "../routes/route-table.ts";
import type { RecordPassed } from "./api-way.ts";

const outcome = "unshareable";

/** What serve.ts records of a GET that the cache has passed on, with everything found beforehand. */
export function passedRecorder(gateway: Gateway, { name: route, module }: ApiRoute): RecordPassed {
  const { metrics, requestLines, decisions } = gateway;
  const visits = gateway.buildVisits.series(module);
  const upstream = metrics.upstreamSeries(route, "answered");
  const cached = metrics.cachedSeries(route, outcome);
  const begin = members({ route, method: "GET" });
  const part = JSON.stringify({ route, ms: 0, outcome: "answered" }).split('"ms":0');
  const series: (RequestSeries | undefined)[] = [];
  return ({ status, milliseconds, headAfter, requestId, traceId }) => {
    const observed = (series[status] ??= metrics.shared.requestSeries({ route, method: "GET", status }));
    observed.observe(milliseconds / 1000);
    upstream.observe(headAfter / 1000);
    cached.inc();
    visits?.inc();
    decisions.note({ at: Date.now(), route, outcome, status, requestId });
    const parts = `${part[0]}"ms":${rounded(headAfter)}${part[1]}`;
    requestLines.write(
      `${begin},"status":${status},"ms":${rounded(milliseconds)},"requestId":"${requestId}","traceId":"${traceId}","parts":[${parts}],"cached":"${outcome}"`,
    );
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
