import type { RequestLines, RequestSeries } from "@madang/service";
import type { SiteMetrics } from "./site-metrics.ts";

export interface PlainAnswer {
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

export type RecordAnswer = (answer: PlainAnswer) => void;

/** What record-request.ts records of answers of one outcome that went well, with everything found beforehand. */
export function siteRecorder(
  outcome: string,
  { metrics, lines }: { readonly metrics: SiteMetrics; readonly lines: RequestLines },
): RecordAnswer {
  const series = new Map<string, RequestSeries>();
  return ({ method, status, seconds }) => {
    const kind = `${method} ${status}`;
    let durations = series.get(kind);
    if (durations === undefined) series.set(kind, (durations = metrics.series(method, status)));
    durations.observe(seconds);
    metrics.outcome(outcome);
    const ms = Math.round(seconds * 10_000) / 10;
    lines.write(`,"method":"${method}","status":${status},"ms":${ms},"outcome":"${outcome}"`);
  };
}
