import { publishedFiles } from "@madang/feed-import/testing";
import { moduleContract } from "@madang/module-kit/contract-suite";
import { describe, expect, test } from "vitest";
import news from "../module.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests();
const noPicture = "0".repeat(64);

describe("news keeps the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const { attachment, picture } = await publishedFiles(server().db, {
      documents: "articles",
      time: "published_at",
    });
    const { id, name, document } = attachment;
    const samples = {
      pages: {
        article: { params: { id: document } },
        file: { params: { id: document, file: id } },
      },
      api: {
        "/api/news/items/{id}": { params: { id: document } },
        "/api/news/files/{id}/{name}": { params: { id, name } },
        "/api/news/images/{hash}":
          picture === undefined
            ? { params: { hash: noPicture }, status: 404 as const }
            : { params: { hash: picture } },
      },
    };
    await expect(run({ origin: server().origin, manifest: news, samples })).resolves.toBeUndefined();
  });
});
