import { expect, test } from "vitest";
import { feedErrors } from "../src/errors.ts";
import type { FeedItem } from "../src/feed/feed-item.ts";
import { importFeeds } from "../src/run/import-feeds.ts";
import { describeSummary } from "../src/run/import-summary.ts";
import { feedFiles } from "../src/run/feed-files.ts";
import { addressesBelow } from "../testing/file-addresses.ts";
import { feed, feedFile, item } from "./feed-file.ts";

const addresses = addressesBelow("/api/news");
const withdraw = async () => false;
const translation = item({ guid: "b", more: "<dcterms:isVersionOf>a</dcterms:isVersionOf>" });

test("translations may come before their originals", async () => {
  const known = new Set<string>();
  const save = async ({ guid, versionOf }: FeedItem) => {
    if (versionOf !== undefined && !known.has(versionOf)) return "waiting" as const;
    known.add(guid);
    return "added" as const;
  };
  const files = [await feedFile(feed(translation)), await feedFile(feed(item({ guid: "a" })))];
  expect(await importFeeds({ files, addresses, save, withdraw })).toMatchObject({
    read: 2,
    added: 2,
    skipped: 0,
  });
});

test("a translation of nothing is skipped, and why is told", async () => {
  const files = [await feedFile(feed(translation))];
  const summary = await importFeeds({ files, addresses, withdraw, save: async () => "waiting" });
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
    withdraw,
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
  await expect(importFeeds({ files, addresses, save, withdraw })).rejects.toThrow("connection lost");
});

const mark = "<madang:withdrawn/>";

test.each([
  ["RSS", feed(item({ guid: "a" }) + `<item><guid>a</guid>${mark}</item>` + item({ guid: "a" }))],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>a</id><title>가</title><updated>2026-11-20T09:00:00Z</updated></entry>` +
      `<entry><id>a</id>${mark}</entry><entry><id>a</id><title>가</title><updated>2026-11-20T09:00:00Z</updated></entry></feed>`,
  ],
  [
    "JSON",
    JSON.stringify([
      { id: "a", title: "가", date_published: "2026-11-20T09:00:00Z" },
      { id: "a", _madang: { withdrawn: true } },
      { id: "a", title: "가", date_published: "2026-11-20T09:00:00Z" },
    ]),
  ],
])("what a feed in %s withdraws is taken away after it was stored, and not stored again", async (_, text) => {
  const done: string[] = [];
  const save = async ({ guid }: FeedItem) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push(`save ${guid}`);
    return "added" as const;
  };
  const taken = async (guid: string) => done.push(`withdraw ${guid}`) > 0;
  const summary = await importFeeds({ files: [await feedFile(text)], addresses, save, withdraw: taken });
  expect(done).toEqual(["save a", "withdraw a"]);
  expect(summary).toMatchObject({
    read: 3,
    added: 1,
    withdrawn: 1,
    skipped: 1,
    reasons: { FEED_ITEM_TWICE: 1 },
  });
  expect(describeSummary(summary)).toContain("1 withdrawn.");
});

test.each([
  ["a withdrawal that names nothing", feed(`<item><title>가</title>${mark}</item>`), "FEED_ITEM_INCOMPLETE"],
  [
    "a JSON withdrawal that names nothing",
    JSON.stringify([{ _madang: { withdrawn: true } }]),
    "FEED_ITEM_INCOMPLETE",
  ],
])("%s is skipped", async (_, text, code) => {
  const files = [await feedFile(text)];
  const save = async () => "added" as const;
  const summary = await importFeeds({
    files,
    addresses,
    save,
    withdraw: () => Promise.reject(new Error("never")),
  });
  expect(summary).toMatchObject({ added: 0, withdrawn: 0, skipped: 1, reasons: { [code]: 1 } });
});

test("only the word true withdraws in JSON", async () => {
  const items = [0, 1, "true", {}, null].map((withdrawn, at) => ({
    id: `a${at}`,
    title: "가",
    date_published: "2026-11-20T09:00:00Z",
    _madang: { withdrawn },
  }));
  const save = async () => "added" as const;
  const files = [await feedFile(JSON.stringify(items))];
  expect(await importFeeds({ files, addresses, save, withdraw })).toMatchObject({ added: 5, withdrawn: 0 });
});

test("a folder without feeds is told apart from an empty import", async () => {
  const file = await feedFile("x", "readme.txt");
  await expect(feedFiles(file.replace(/readme.txt$/, ""))).rejects.toMatchObject({ code: "FEED_NOT_FOUND" });
});
