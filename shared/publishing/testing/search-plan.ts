import { Kysely, PostgresDialect, type CompiledQuery } from "kysely";
import { Pool } from "pg";
import { countFound, findDocuments, type DocumentSearch } from "../src/server/search/find-documents.ts";

/** How PostgreSQL answers a search, as it is really asked: for counting, and for a page. */
export async function plansOf(
  databaseUrl: string,
  schema: string,
  search: DocumentSearch,
): Promise<{ readonly count: string; readonly page: string }> {
  const queries: CompiledQuery[] = [];
  const pool = new Pool({ connectionString: databaseUrl, options: `-c search_path=${schema}`, max: 1 });
  pool.on("error", () => {});
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void queries.push(query),
  });
  try {
    await countFound(db, search);
    await findDocuments(db, search, { limit: 10 });
    const [count = "", page = ""] = await Promise.all([...queries].map((query) => planOf(db, query)));
    return { count, page };
  } finally {
    await db.destroy();
  }
}

async function planOf(db: Kysely<unknown>, query: CompiledQuery): Promise<string> {
  const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>({ ...query, sql: `explain ${query.sql}` });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
