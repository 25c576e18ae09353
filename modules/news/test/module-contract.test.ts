import { moduleContract } from "@madang/module-kit/contract-suite";
import { describe, expect, test } from "vitest";
import news from "../module.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests();

describe("news keeps the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const { id } = await server().db.selectFrom("articles").select("id").executeTakeFirstOrThrow();
    const params = { id: String(id) };
    const samples = { pages: { article: { params } }, api: { "/api/news/items/{id}": { params } } };
    await expect(run({ origin: server().origin, manifest: news, samples })).resolves.toBeUndefined();
  });
});
