import { publishedFiles } from "@madang/feed-import/testing";
import { moduleContract } from "@madang/module-kit/contract-suite";
import { describe, expect, test } from "vitest";
import notices from "../module.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests();
const noPicture = "0".repeat(64);

describe("notices keep the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const { attachment, picture } = await publishedFiles(server().db, {
      documents: "notices",
      time: "posted_at",
    });
    const { id, name, document } = attachment;
    const samples = {
      pages: {
        notice: { params: { id: document } },
        file: { params: { id: document, file: id } },
      },
      api: {
        "/api/notices/items/{id}": { params: { id: document } },
        "/api/notices/files/{id}/{name}": { params: { id, name } },
        "/api/notices/images/{hash}":
          picture === undefined
            ? { params: { hash: noPicture }, status: 404 as const }
            : { params: { hash: picture } },
      },
    };
    await expect(run({ origin: server().origin, manifest: notices, samples })).resolves.toBeUndefined();
  });
});
