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
  // By method, then by status: a key made of both would be hashed anew for every answer.
  const series = new Map<string, Map<number, RequestSeries>>();
  const seriesOf = (method: string, status: number): RequestSeries => {
    let byStatus = series.get(method);
    if (byStatus === undefined) series.set(method, (byStatus = new Map()));
    let durations = byStatus.get(status);
    if (durations === undefined) byStatus.set(status, (durations = metrics.series(method, status)));
    return durations;
  };
  return ({ method, status, seconds }) => {
    seriesOf(method, status).observe(seconds);
    metrics.outcome(outcome);
    const ms = Math.round(seconds * 10_000) / 10;
    lines.write(`,"method":"${method}","status":${status},"ms":${ms},"outcome":"${outcome}"`);
  };
}
