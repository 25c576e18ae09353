import { sql, type SelectQueryBuilder } from "kysely";

/** How many rows a list has in all. */
export async function countRows<Database, Tables extends keyof Database, Row>(
  list: SelectQueryBuilder<Database, Tables, Row>,
): Promise<number> {
  const counted = list.clearSelect().select(sql<string>`count(*)`.as("total"));
  const { total } = (await counted.executeTakeFirstOrThrow()) as { readonly total: string };
  return Number(total);
}
