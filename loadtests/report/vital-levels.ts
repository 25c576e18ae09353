import type { RunRecord, WebVital } from "../results/run-record.ts";

/** What counts as good at the 75th percentile of visits (https://web.dev/articles/vitals); milliseconds, CLS without a unit. */
export const goodVitals: Readonly<Record<WebVital["name"], number>> = {
  LCP: 2500,
  INP: 200,
  CLS: 0.1,
  FCP: 1800,
  TTFB: 800,
};

export interface VitalSummary {
  readonly name: WebVital["name"];
  readonly visits: number;
  readonly median: number;
  readonly p75: number;
  readonly good: boolean;
}

/** For each page, its vitals in the order of `goodVitals`. */
export function vitalsByPage({ vitals }: Pick<RunRecord, "vitals">): Map<string, VitalSummary[]> {
  const pages = Map.groupBy(vitals, ({ page }) => page);
  return new Map([...pages].map(([page, measured]) => [page, summaries(measured)]));
}

function summaries(measured: readonly WebVital[]): VitalSummary[] {
  return (Object.keys(goodVitals) as WebVital["name"][]).flatMap((name) => {
    const values = measured
      .filter((vital) => vital.name === name)
      .map(({ value }) => value)
      .sort((a, b) => a - b);
    const median = rank(values, 0.5);
    const p75 = rank(values, 0.75);
    if (median === undefined || p75 === undefined) return [];
    return [{ name, visits: values.length, median, p75, good: p75 <= goodVitals[name] }];
  });
}

/** The value that `share` of all stay within. */
function rank(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
