import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { expect, test } from "vitest";
import { feed, feedFile, item, readFile, readOutcome } from "./feed-file.ts";

const good = item({ guid: "good" });

test("a billion laughs expand to nothing", async () => {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    "",
  );
  const bomb = feed(`${item({ title: "&l9;" })}${good}`).replace(
    "<rss",
    `<!DOCTYPE rss [<!ENTITY l0 "lol">${entities}]><rss`,
  );
  const { items, faults } = await readOutcome(bomb);
  expect(faults).toEqual([]);
  expect(items.map(({ guid }) => guid)).toEqual(["g-1", "good"]);
  expect(items[0]?.title).toBe("&l9;");
});

test("an entity that names a file is not read", async () => {
  const content = feed(`${item({ title: "&secret;" })}${good}`).replace(
    "<rss",
    '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]><rss',
  );
  const { items, faults } = await readOutcome(content);
  expect(faults).toEqual([]);
  expect(items.map(({ title }) => title)).toEqual(["&secret;", "제목"]);
});

test("elements inside one another end at a limit", async () => {
  const deep = `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`;
  const { items, faults } = await readOutcome(feed(`${item({ more: deep })}${good}`));
  expect(faults).toEqual(["FEED_ITEM_TOO_DEEP"]);
  expect(items.map(({ guid }) => guid)).toEqual(["good"]);
});

test("very many elements end at a limit", async () => {
  const { faults } = await readOutcome(feed(`${item({ more: "<a/>".repeat(60_000) })}${good}`));
  expect(faults).toEqual(["FEED_ITEM_TOO_DEEP"]);
});

test("an item of 60 MB costs a few, and the next one is read", { timeout: 60_000 }, async () => {
  const path = await feedFile("");
  const file = createWriteStream(path);
  const [before = "", after = ""] = feed(
    `${item({ title: "큰 것", guid: "big", more: "<description>@</description>" })}${good}`,
  ).split("@");
  file.write(before);
  const piece = "가나다라마바사아자차카타파하 ".repeat(25_000);
  for (let written = 0; written < 60; written += 1) if (!file.write(piece)) await once(file, "drain");
  file.end(after);
  await finished(file);
  const start = process.memoryUsage().rss;
  const read = await readFile(path);
  expect(read).toMatchObject([
    { fault: { code: "FEED_ITEM_TOO_LARGE" }, subject: "큰 것" },
    { item: { guid: "good" } },
  ]);
  expect(process.memoryUsage().rss - start).toBeLessThan(200 * 1024 * 1024);
});

test.each([
  ["empty", ""],
  ["bytes", "\u0000\u0001\u0002\ufffd".repeat(10_000)],
  ["another document", "<svg><title>표</title></svg>"],
  ["JSON without items", '{"title":"소식"}'],
])("%s is not a feed", async (_name, content) => {
  await expect(readOutcome(content)).rejects.toMatchObject({ code: "FEED_NOT_A_FEED" });
});

test.each([
  ["without a word of feeds", "", "FEED_IS_A_PAGE"],
  ["that names its feed", '<link rel=alternate type="application/rss+xml" href="/rss.xml">', "/rss.xml"],
])("a page %s is told apart", async (_name, link, told) => {
  const page = `<!doctype html><html><head>${link}</head><body><p>점검 중입니다</p></body></html>`;
  const error = await readOutcome(page).catch((fault: unknown) => fault);
  expect(`${(error as { code: string }).code} ${(error as Error).message}`).toContain(told);
});

test("a feed without items has none", async () => {
  expect(await readOutcome(feed(""))).toMatchObject({ items: [], faults: [] });
});

test("a file that is not there is named", async () => {
  await expect(readFile("/nowhere/feed.xml")).rejects.toThrow("/nowhere/feed.xml");
});

test("unclosed CDATA swallows no more than up to the next one's end", async () => {
  const { items, faults } = await readOutcome(
    feed(
      `${item({ title: "<![CDATA[열림", guid: "a" })}${item({ title: "<![CDATA[닫힘]]>", guid: "b" })}${good}`,
    ),
  );
  expect(items.map(({ guid }) => guid)).toContain("good");
  expect(items.length + faults.length).toBeGreaterThanOrEqual(2);
});
