import type { Envelope, ReleaseSummary } from "@madang/releases";
import type { Query } from "../database/database.ts";
import { registryErrors } from "../errors.ts";

interface ReleaseRow {
  readonly digest: string;
  readonly module: string;
  readonly build: string;
  readonly version: string;
  readonly created_at: Date;
  readonly released_by: string;
}

const columns = "digest, module, build, version, created_at, released_by";

export async function addRelease(query: Query, release: ReleaseSummary, envelope: Envelope): Promise<void> {
  const { digest, module, build, version, createdAt, by } = release;
  const added = await query(
    `insert into releases (${columns}, envelope) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1`,
    [digest, module, build, version, createdAt, by, JSON.stringify(envelope)],
  );
  if (added.length > 0) return;
  const [there] = await query<{ digest: string }>(
    "select digest from releases where module = $1 and build = $2",
    [module, build],
  );
  if (there?.digest !== digest)
    throw registryErrors.create("BUILD_TAKEN", { module, build, digest: there?.digest ?? "unknown" });
}

/** Newest first; of one module, or of all. */
export async function listReleases(query: Query, module: string | undefined): Promise<ReleaseSummary[]> {
  const rows = await query<ReleaseRow>(
    `select ${columns} from releases where $1::text is null or module = $1 order by stored_at desc, digest`,
    [module ?? null],
  );
  return rows.map(summaryOf);
}

/** One statement may give so many: an envelope has some kilobytes, and a reader's deadline holds for each statement. */
const piece = 500;

export async function readEnvelopes(
  query: Query,
  digests: readonly string[],
): Promise<Map<string, Envelope>> {
  const found = new Map<string, Envelope>();
  for (let from = 0; from < digests.length; from += piece) {
    const rows = await query<{ digest: string; envelope: Envelope }>(
      "select digest, envelope from releases where digest = any($1)",
      [digests.slice(from, from + piece)],
    );
    for (const { digest, envelope } of rows) found.set(digest, envelope);
  }
  return found;
}

function summaryOf(row: ReleaseRow): ReleaseSummary {
  const { digest, module, build, version, created_at: createdAt, released_by: by } = row;
  return { module, build, version, digest, createdAt: createdAt.toISOString(), by };
}
