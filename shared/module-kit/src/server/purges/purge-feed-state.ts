import type { PurgeMode } from "./purge.ts";

/** A purge with its place in the order of publication. */
export interface NumberedPurge {
  readonly seq: number;
  readonly tags: readonly string[];
  readonly mode: PurgeMode;
}

/** Where the history of a module's purges stands. Numbers of different epochs have nothing to do with each other. */
export interface PurgePosition {
  readonly epoch: string;
  readonly seq: number;
}

/** Runs one statement and gives its rows. */
export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface FeedState extends PurgePosition {
  /** Committed purges that have no number yet. */
  readonly waiting: boolean;
}

export async function readState(query: Query): Promise<FeedState> {
  const [row] = await query<{ epoch: string; seq: string; waiting: boolean }>(
    `select epoch, seq, exists (select from madang_purges where seq is null) as waiting from madang_purge_feed`,
  );
  if (row === undefined) throw new Error("madang_purge_feed has no row; the kit's migration makes it");
  return { epoch: row.epoch, seq: Number(row.seq), waiting: row.waiting };
}

const numberedAtOnce = 1000;

/**
 * Gives numbers to what has been committed, without gaps: one block, and so one transaction without a round trip in it. A process
 * that dies or hangs meanwhile holds nothing; others wait at the row of the feed and find the numbers given.
 */
const numbering = `do $$
declare
  last bigint;
  given bigint;
begin
  select seq into strict last from madang_purge_feed for update;
  with waiting as (
    select id, row_number() over (order by id) as place from madang_purges where seq is null order by id limit ${numberedAtOnce}
  ), numbered as (
    update madang_purges set seq = last + waiting.place from waiting where madang_purges.id = waiting.id returning 1
  )
  select count(*) into given from numbered;
  if given > 0 then
    update madang_purge_feed set seq = last + given;
    perform pg_notify('madang_purges_' || current_schema(), '');
  end if;
end $$`;

export async function numberPurges(query: Query): Promise<void> {
  await query(numbering);
}

/** True for one connection at a time, until it is closed. */
export async function leadRelays(query: Query): Promise<boolean> {
  const [row] = await query<{ leads: boolean }>(
    `select pg_try_advisory_lock(hashtext('madang.purges'), hashtext(current_schema())) as leads`,
  );
  return row?.leads === true;
}

/** A database that was set back to an older state would give numbers a second time: what follows is another history. */
export async function beginEpoch(query: Query): Promise<void> {
  await query(`update madang_purge_feed set epoch = gen_random_uuid()`);
}

export const readAtOnce = 500;

/** Published purges after a number, in their order. */
export async function readPurges(query: Query, after: number): Promise<NumberedPurge[]> {
  const rows = await query<{ seq: string; mode: PurgeMode; tags: string[] }>(
    `select seq, mode, tags from madang_purges where seq > $1 order by seq limit ${readAtOnce}`,
    [after],
  );
  return rows.map(({ seq, mode, tags }) => ({ seq: Number(seq), mode, tags }));
}
