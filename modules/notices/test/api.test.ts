import { documentsApiContract } from "@madang/publishing/testing";
import { describe, expect, test } from "vitest";
import { noticeSchema, noticeItemsSchema } from "../contract/public.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests();

describe("the API of notices", () => {
  test.each(documentsApiContract)("$name", async ({ run }) => {
    const api = {
      get: (path: string) => server().get(path),
      prefix: "/api/notices",
      page: noticeItemsSchema,
      document: noticeSchema,
    };
    await expect(run(api)).resolves.toBeUndefined();
  });
});
