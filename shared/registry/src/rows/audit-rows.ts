import type { AuditEntry } from "@madang/releases";
import type { Query } from "../database/database.ts";
import type { NewAuditEntry } from "../registry.ts";

interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly made_by: string;
  readonly action: string;
  readonly module: string | null;
  readonly detail: Record<string, unknown>;
  readonly outcome: string;
}

export async function addAudit(query: Query, entry: NewAuditEntry): Promise<void> {
  const { by, action, module = null, detail, outcome } = entry;
  await query("insert into audit (made_by, action, module, detail, outcome) values ($1, $2, $3, $4, $5)", [
    by,
    action,
    module,
    JSON.stringify(detail),
    outcome,
  ]);
}

/** Newest first. */
export async function readHistory(
  query: Query,
  { module, before, limit }: { module?: string; before?: number; limit: number },
): Promise<AuditEntry[]> {
  const rows = await query<AuditRow>(
    `select id, at, made_by, action, module, detail, outcome from audit
       where ($1::text is null or module = $1) and ($2::bigint is null or id < $2)
       order by id desc limit $3`,
    [module ?? null, before ?? null, limit],
  );
  return rows.map(({ id, at, made_by: by, action, module, detail, outcome }) => ({
    id: Number(id),
    at: at.toISOString(),
    by,
    action,
    ...(module === null ? {} : { module }),
    detail,
    outcome,
  }));
}
