import type { Query } from "../database/database.ts";
import { registryErrors } from "../errors.ts";
import type { NewSnapshot, StoredSnapshot } from "../registry.ts";

/** What the operator can look back on; each is the whole truth, so that older ones are needed by nobody. */
const kept = 50;

export async function newestSnapshot(query: Query): Promise<StoredSnapshot | undefined> {
  const [row] = await query<{ sequence: string; envelope: StoredSnapshot["envelope"] }>(
    "select sequence, envelope from snapshots order by sequence desc limit 1",
  );
  return row === undefined ? undefined : { sequence: Number(row.sequence), envelope: row.envelope };
}

export async function newestSequence(query: Query): Promise<number | undefined> {
  const [row] = await query<{ sequence: string | null }>("select max(sequence) as sequence from snapshots");
  const newest = row?.sequence ?? undefined;
  return newest === undefined ? undefined : Number(newest);
}

/** Compare and set: of two that publish at once one is told REGISTRY_OVERTAKEN. */
export async function addSnapshot(
  query: Query,
  { sequence, envelope, after = sequence - 1 }: NewSnapshot,
): Promise<void> {
  const added = await query(
    `insert into snapshots (sequence, envelope)
       select $1::bigint, $2 where coalesce((select max(sequence) from snapshots), 0) = $3::bigint
       on conflict do nothing returning 1`,
    [sequence, JSON.stringify(envelope), after],
  );
  if (added.length === 0) throw registryErrors.create("OVERTAKEN", { sequence });
  await query(
    "delete from snapshots where sequence < (select min(sequence) from (select sequence from snapshots order by sequence desc limit $1) as newest)",
    [kept],
  );
}
