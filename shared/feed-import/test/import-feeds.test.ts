import { expect, test } from "vitest";
import { feedErrors } from "../src/errors.ts";
import type { FeedItem } from "../src/feed/feed-item.ts";
import { importFeeds } from "../src/run/import-feeds.ts";
import { describeSummary } from "../src/run/import-summary.ts";
import { feedFiles } from "../src/run/feed-files.ts";
import { addressesBelow } from "../testing/file-addresses.ts";
import { feed, feedFile, item } from "./feed-file.ts";

const addresses = addressesBelow("/api/news");
const translation = item({ guid: "b", more: "<dcterms:isVersionOf>a</dcterms:isVersionOf>" });

test("translations may come before their originals", async () => {
  const known = new Set<string>();
  const save = async ({ guid, versionOf }: FeedItem) => {
    if (versionOf !== undefined && !known.has(versionOf)) return "waiting" as const;
    known.add(guid);
    return "added" as const;
  };
  const files = [await feedFile(feed(translation)), await feedFile(feed(item({ guid: "a" })))];
  expect(await importFeeds({ files, addresses, save })).toMatchObject({ read: 2, added: 2, skipped: 0 });
});

test("a translation of nothing is skipped, and why is told", async () => {
  const files = [await feedFile(feed(translation))];
  const summary = await importFeeds({ files, addresses, save: async () => "waiting" });
  expect(summary).toMatchObject({ read: 1, added: 0, skipped: 1 });
  expect(describeSummary(summary).join("\n")).toContain("a translation of a, which has not been imported");
});

test("the summary counts what was read, changed, skipped and why", async () => {
  const files = [
    await feedFile(
      feed(
        [
          item({ title: "둘" }),
          item({ date: "x" }),
          item({ guid: "3", title: "셋" }),
          item({ guid: "4" }),
        ].join(""),
      ),
    ),
  ];
  const save = async ({ title }: FeedItem) => {
    if (title === "셋") throw feedErrors.create("ITEM_INCOMPLETE", { field: "number" });
    return title === "둘" ? ("changed" as const) : ("unchanged" as const);
  };
  const progress: number[] = [];
  const summary = await importFeeds({
    files,
    addresses,
    save,
    onProgress: ({ read }) => progress.push(read),
  });
  expect(describeSummary(summary)).toEqual([
    "4 items read: 0 new, 1 changed, 1 unchanged, 2 skipped.",
    "  1 × FEED_ITEM_BAD_DATE",
    "  1 × FEED_ITEM_INCOMPLETE",
    expect.stringContaining('feed.xml, item 2 "제목": The item\'s pubDate "x" is not a date'),
    expect.stringContaining('feed.xml, item 3 "셋": The item has no number.'),
  ]);
  expect(progress).toEqual([1, 2, 3, 4]);
});

test("a fault of the database is not one of the item", async () => {
  const files = [await feedFile(feed(item()))];
  const save = () => Promise.reject(new Error("connection lost"));
  await expect(importFeeds({ files, addresses, save })).rejects.toThrow("connection lost");
});

test("a folder without feeds is told apart from an empty import", async () => {
  const file = await feedFile("x", "readme.txt");
  await expect(feedFiles(file.replace(/readme.txt$/, ""))).rejects.toMatchObject({ code: "FEED_NOT_FOUND" });
});
