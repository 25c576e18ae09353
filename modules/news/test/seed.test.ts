import { seedCommand } from "@madang/publishing/server";
import { plansOf, seedContract } from "@madang/publishing/testing";
import { describe, expect, test } from "vitest";
import { articleSearch } from "../server/queries/article-search.ts";
import { articleSeed } from "../server/seed/article-seed.ts";
import type { NewsTables } from "../server/queries/tables.ts";
import { newsForTests } from "./news-server.ts";

const server = newsForTests({ sample: false });

describe("the command seed keeps its contract", () => {
  test.each(seedContract)("$name", async ({ run }) => {
    const subject = {
      seed: seedCommand<NewsTables>(articleSeed),
      db: server().db,
      tables: articleSearch,
      get: (path: string) => server().get(path),
      list: "/news",
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});

describe("among many documents", () => {
  const search = { table: articleSearch.search, language: "ko", now: new Date() } as const;

  test.each([["주차"], ["버스"], ["불법주차"], ["주차장을"], ["쌀"], ["빈", "집"], ["1184"], ["KTX역"]])(
    "%s %s is counted and found by the index",
    async (...words) => {
      const { db, databaseUrl } = server();
      const signal = new AbortController().signal;
      await seedCommand<NewsTables>(articleSeed)({
        args: ["--items", "4000"],
        db,
        config: { sample: true },
        signal,
      });
      const { count, page } = await plansOf(databaseUrl, "news", { ...search, words });
      for (const plan of [count, page]) {
        expect(plan).toContain("Bitmap Index Scan on article_search_grams");
        expect(plan).not.toContain("Seq Scan");
      }
    },
  );
});
