import type { Query } from "../database/database.ts";

/** What connections listen on. */
export const changeChannel = "madang_registry";

/** Says, with the commit of this transaction, that gateways must look: at once to those who listen, by number to those who poll. */
export async function tellChange(query: Query): Promise<void> {
  await query("update changes set revision = revision + 1");
  await query("select pg_notify($1, '')", [changeChannel]);
}

export async function readRevision(query: Query): Promise<number> {
  const [row] = await query<{ revision: string }>("select revision from changes");
  return Number(row?.revision ?? 0);
}

/** Milliseconds since 1970 by PostgreSQL's clock. */
export async function readNow(query: Query): Promise<number> {
  const [row] = await query<{ now: Date }>("select now()");
  return (row?.now ?? new Date()).getTime();
}
