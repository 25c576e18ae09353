import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import type { RunningService } from "@madang/service";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContractSubject } from "../src/contract-suite/contract-check.ts";
import { moduleContract } from "../src/contract-suite/module-contract.ts";
import { startModule } from "../src/server/serve/start-module.ts";
import manifest from "./fixture/library-manifest.ts";
import { libraryDefinition } from "./fixture/library-module.ts";

let postgres: TemporaryPostgres;
let service: RunningService;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  const env = { DATABASE_URL: await postgres.freshDatabase(), LOG_LEVEL: "silent" };
  service = await startModule(libraryDefinition, env);
});

afterAll(async () => {
  await service.close();
  await postgres.close();
});

describe("a module made with the kit", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const subject: ContractSubject = {
      origin: service.origin,
      manifest,
      samples: {
        pages: { detail: { params: { id: "1" } }, slow: { query: { ms: "1" } } },
        api: { "/api/library/books/{id}": { params: { id: "1" } } },
      },
      views: {
        list: { styles: [], interactive: false },
        detail: { styles: [], interactive: false },
        slow: { styles: [], interactive: false },
        wish: { styles: [], interactive: true },
      },
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
