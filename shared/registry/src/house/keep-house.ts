import type { Logger } from "@madang/service";
import type { Query } from "../database/database.ts";

/** Milliseconds between rounds. */
const every = 60_000;

const rounds = [
  // A guarded promotion looks back an hour at most.
  "delete from outcomes where stored_at < now() - interval '90 minutes'",
  "delete from gateway_reports where seen_at < now() - interval '1 day'",
  // Who runs a build says so again and again; one that has been silent for a day is no more.
  "delete from replicas where seen_at < now() - interval '1 day'",
  "delete from moves where state not in ('waiting', 'guarding') and changed_at < now() - interval '90 days'",
];

/** Removes what has had its time. Where the registry is away the next round does it. */
export function keepHouse(query: Query, log: Logger): { close(): void } {
  const timer = setInterval(() => void sweep(query, log), every).unref();
  return { close: () => clearInterval(timer) };
}

export async function sweep(query: Query, log: Logger): Promise<void> {
  try {
    for (const statement of rounds) await query(statement);
  } catch (error) {
    log.debug({ err: error }, "the registry was not tidied");
  }
}
