import { moduleContract } from "@madang/module-kit/contract-suite";
import { describe, expect, test } from "vitest";
import notices from "../module.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests();

describe("notices keep the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const { id } = await server().db.selectFrom("notices").select("id").executeTakeFirstOrThrow();
    const params = { id: String(id) };
    const samples = { pages: { notice: { params } }, api: { "/api/notices/items/{id}": { params } } };
    await expect(run({ origin: server().origin, manifest: notices, samples })).resolves.toBeUndefined();
  });
});
