import { sql, type Transaction } from "kysely";

/** Two imports of one document at the same moment come one after the other. Held until the transaction ends. */
export async function lockGuid<Database>(transaction: Transaction<Database>, guid: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${guid}, 0))`.execute(transaction);
}
