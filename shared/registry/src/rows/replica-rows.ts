import type { Query } from "../database/database.ts";
import type { ReplicaReports, ReplicaRow, RunnerReport } from "../registry.ts";

/** True where gateways must hear of it: a report that repeats the last one only shows that the runner is there. */
export async function setReplicas(query: Query, report: ReplicaReports): Promise<boolean> {
  const { runner, module, build, origins, failure } = report;
  const key = [runner, module, build];
  const [before] = await query<{ origins: string[]; failure: string | null }>(
    "select origins, failure from replicas where runner = $1 and module = $2 and build = $3 for update",
    key,
  );
  if (origins.length === 0 && failure === undefined) {
    await query("delete from replicas where runner = $1 and module = $2 and build = $3", key);
    return before !== undefined;
  }
  await query(
    `insert into replicas (runner, module, build, origins, failure) values ($1, $2, $3, $4, $5)
       on conflict (runner, module, build)
       do update set origins = excluded.origins, failure = excluded.failure, seen_at = now()`,
    [...key, [...origins], failure ?? null],
  );
  return before === undefined || before.failure !== (failure ?? null) || !equal(before.origins, origins);
}

/** One for each origin. */
export async function readReplicas(query: Query): Promise<ReplicaRow[]> {
  const rows = await query<{ module: string; build: string; origin: string; failure: string | null }>(
    "select module, build, unnest(origins) as origin, failure from replicas order by module, build, runner",
  );
  return rows.map(({ failure, ...row }) => ({ ...row, failure: failure ?? undefined }));
}

export async function readRunnerReports(query: Query, module: string | undefined): Promise<RunnerReport[]> {
  const rows = await query<{
    runner: string;
    module: string;
    build: string;
    origins: string[];
    failure: string | null;
    seen_at: Date;
  }>(
    `select runner, module, build, origins, failure, seen_at from replicas
       where $1::text is null or module = $1 order by module, build, runner`,
    [module ?? null],
  );
  return rows.map(({ failure, seen_at: seenAt, ...row }) => ({
    ...row,
    failure: failure ?? undefined,
    seenAt,
  }));
}

function equal(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((origin, index) => origin === right[index]);
}
