import type { Query } from "../database/database.ts";
import type { BuildOutcomes } from "../registry.ts";

/** Milliseconds of one slice. */
export const slice = 10_000;

interface OutcomeRow {
  readonly build: string;
  readonly began: string;
  readonly requests: number;
  readonly failures: number;
  readonly latency: number[];
}

/** One for each build and slice, over all gateways. */
export async function sumOutcomes(
  query: Query,
  { module, from, to }: { module: string; from: number; to: number },
): Promise<BuildOutcomes[]> {
  const rows = await query<OutcomeRow>(
    `select build, began, requests, failures, latency from outcomes
       where module = $1 and began >= $2 and began < $3 order by began, build`,
    [module, Math.round(from), Math.round(to)],
  );
  const sums = new Map<string, BuildOutcomes>();
  for (const row of rows) {
    const at = Math.floor(Number(row.began) / slice) * slice;
    const key = `${row.build} ${at}`;
    sums.set(key, added(sums.get(key) ?? nothing(module, row.build, at), row));
  }
  return [...sums.values()];
}

function nothing(module: string, build: string, at: number): BuildOutcomes {
  return { module, build, at, requests: 0, failures: 0, latency: [] };
}

function added(sum: BuildOutcomes, row: OutcomeRow): BuildOutcomes {
  const buckets = Math.max(sum.latency.length, row.latency.length);
  return {
    ...sum,
    requests: sum.requests + row.requests,
    failures: sum.failures + row.failures,
    latency: Array.from(
      { length: buckets },
      (_, index) => (sum.latency[index] ?? 0) + (row.latency[index] ?? 0),
    ),
  };
}
