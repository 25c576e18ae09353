import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Housekeeping } from "../src/server/serve/module-definition.ts";
import { startModule } from "../src/server/serve/start-module.ts";
import { libraryDefinition } from "./fixture/library-module.ts";
import { postgresForTests } from "./fixture/library-process.ts";

const postgres = postgresForTests();

test("housekeeping runs again and again beside the requests, also after a run that failed, and ends with the process", async () => {
  let runs = 0;
  let working = false;
  const tidy: Housekeeping = {
    name: "tidy",
    every: 0.02,
    run: async ({ db }) => {
      working = true;
      runs += 1;
      if (runs === 1) throw new Error("the first run fails");
      await sql`select pg_sleep(0.01)`.execute(db);
      working = false;
    },
  };
  const env = { DATABASE_URL: await postgres().freshDatabase(), LOG_LEVEL: "silent" };
  const service = await startModule({ ...libraryDefinition, housekeeping: [tidy] }, env);
  await expect.poll(() => runs).toBeGreaterThan(3);
  await service.close();
  const ended = runs;
  expect(working).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(runs).toBe(ended);
});
