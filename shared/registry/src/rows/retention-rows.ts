import type { Query } from "../database/database.ts";
import type { BuildOfModule, RetainedBuild, RetentionChange } from "../registry.ts";

export async function readRetention(query: Query, module: string | undefined): Promise<RetainedBuild[]> {
  const rows = await query<{ module: string; build: string; unnamed_since: Date; removed_at: Date | null }>(
    `select module, build, unnamed_since, removed_at from retention
       where $1::text is null or module = $1 order by module, build`,
    [module ?? null],
  );
  return rows.map(({ module, build, unnamed_since: unnamedSince, removed_at: removedAt }) => ({
    module,
    build,
    unnamedSince,
    removedAt: removedAt ?? undefined,
  }));
}

export async function changeRetention(
  query: Query,
  { unnamed, named, removed }: RetentionChange,
): Promise<void> {
  if (unnamed.length > 0)
    await query(
      "insert into retention (module, build) select * from unnest($1::text[], $2::text[]) on conflict do nothing",
      columnsOf(unnamed),
    );
  if (named.length > 0)
    await query(
      "delete from retention where (module, build) in (select * from unnest($1::text[], $2::text[]))",
      columnsOf(named),
    );
  if (removed.length > 0)
    await query(
      "update retention set removed_at = now() where (module, build) in (select * from unnest($1::text[], $2::text[]))",
      columnsOf(removed),
    );
}

function columnsOf(builds: readonly BuildOfModule[]): [string[], string[]] {
  return [builds.map(({ module }) => module), builds.map(({ build }) => build)];
}
