import { moduleContract } from "@madang/module-kit/contract-suite";
import { beforeAll, describe, expect, test } from "vitest";
import manifest from "../module.ts";
import { exampleEntries } from "../sample/example-entries.ts";
import { addExample } from "../server/queries/add-example.ts";
import { useServer } from "./example-service-server.ts";

const server = useServer();
beforeAll(async () => {
  for (const example of exampleEntries) await addExample(server().db, example);
});

describe("the module keeps the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const entry = { params: { id: "1" } };
    const samples = {
      // Nobody but its sender sees what was received; others are led to the list.
      pages: { entry, received: { params: { key: exampleEntries[0]!.key }, status: 303 as const } },
      api: { "/api/example-service/entries/{id}": entry },
    };
    await expect(run({ origin: server().origin, manifest, samples })).resolves.toBeUndefined();
  });
});
