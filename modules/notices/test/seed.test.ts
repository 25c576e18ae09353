import { seedCommand } from "@madang/publishing/server";
import { plansOf, seedContract } from "@madang/publishing/testing";
import { describe, expect, test } from "vitest";
import { noticeSearch } from "../server/queries/notice-search.ts";
import { noticeSeed } from "../server/seed/notice-seed.ts";
import type { NoticesTables } from "../server/queries/tables.ts";
import { noticesForTests } from "./notices-server.ts";

const server = noticesForTests({ sample: false });

describe("the command seed keeps its contract", () => {
  test.each(seedContract)("$name", async ({ run }) => {
    const subject = {
      seed: seedCommand<NoticesTables>(noticeSeed),
      db: server().db,
      tables: noticeSearch,
      get: (path: string) => server().get(path),
      list: "/notices",
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});

describe("among many documents", () => {
  const search = { table: noticeSearch.search, language: "ko", now: new Date() } as const;

  test.each([["주차"], ["버스"], ["불법주차"], ["주차장을"], ["쌀"], ["빈", "집"], ["1184"], ["KTX역"]])(
    "%s %s is counted and found by the index",
    async (...words) => {
      const { db, databaseUrl } = server();
      const signal = new AbortController().signal;
      await seedCommand<NoticesTables>(noticeSeed)({
        args: ["--items", "4000"],
        db,
        config: { sample: true },
        signal,
      });
      const { count, page } = await plansOf(databaseUrl, "notices", { ...search, words });
      for (const plan of [count, page]) {
        expect(plan).toContain("Bitmap Index Scan on notice_search_grams");
        expect(plan).not.toContain("Seq Scan");
      }
    },
  );
});
