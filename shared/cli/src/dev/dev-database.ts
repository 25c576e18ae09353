import { startTemporaryPostgres } from "@madang/embedded-postgres";
import type { DevOptions } from "./dev-options.ts";

export interface DevDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/** DATABASE_URL, else a PostgreSQL that is made for this session and goes with it. */
export async function openDatabase({ environment, reporter }: DevOptions): Promise<DevDatabase> {
  const given = environment["DATABASE_URL"];
  if (given !== undefined && given !== "") return { url: given, close: async () => {} };
  return reporter.step("a PostgreSQL of its own", async () => {
    const postgres = await startTemporaryPostgres();
    return { url: await postgres.freshDatabase(), close: () => postgres.close() };
  });
}
