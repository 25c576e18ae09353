import { sql, type Transaction } from "kysely";
import { kitErrors } from "../../errors.ts";
import { checkTags } from "./cache-tag.ts";
import { purgeChannel } from "./purge-tables.ts";

/**
 * `soft`: not shown again before the module was asked, kept for the case that it does not answer. `hard`: gone for good, for what was
 * withdrawn or should never have been public.
 */
export type PurgeMode = "soft" | "hard";

/** Tags of one purge at most: a change that touches more than these purges the module's own tag. */
export const mostTags = 500;

/**
 * Tells every cache that what carries one of these tags has changed: within a second of the commit, and never without it. The tags are
 * the module's own: those of another module are out of reach. Throws KIT_TAG_INVALID, KIT_PURGE_EMPTY, KIT_PURGE_TAGS, KIT_PURGE_MODE
 * or KIT_PURGE_ALONE.
 */
export async function purge<Database>(
  transaction: Transaction<Database>,
  tags: readonly string[],
  mode: PurgeMode = "soft",
): Promise<void> {
  const distinct = [...new Set(tags)];
  checkPurge(distinct, mode);
  if (!transaction.isTransaction) throw kitErrors.create("PURGE_ALONE", { tags: distinct.join(" ") });
  // The notification goes out with the commit: https://www.postgresql.org/docs/current/sql-notify.html
  await sql`
    with made as (insert into madang_purges (mode, tags) values (${mode}, ${distinct}::text[]) returning id)
    select pg_notify(${purgeChannel} || current_schema(), '') from made`.execute(transaction);
}

function checkPurge(tags: readonly string[], mode: PurgeMode): void {
  checkTags(tags);
  if (tags.length === 0) throw kitErrors.create("PURGE_EMPTY");
  if (tags.length > mostTags)
    throw kitErrors.create("PURGE_TAGS", { count: String(tags.length), most: String(mostTags) });
  if (mode !== "soft" && mode !== "hard") throw kitErrors.create("PURGE_MODE", { mode: String(mode) });
}
