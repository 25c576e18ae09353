import { plainText } from "@madang/rich-text";
import { array, assert, asyncProperty, dictionary, infiniteStream, jsonValue, nat, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { splitJson } from "../src/feed/json-splitter.ts";
import { readOutcome } from "./feed-file.ts";

const item = {
  id: "1",
  title: "제목",
  date_published: "2026-11-20T10:00:00+09:00",
  content_html: "<p>글</p>",
};
const json = (items: unknown, head: object = {}) =>
  JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "소식", ...head, items });

describe("JSON Feed 1.1", () => {
  test("what an item says", async () => {
    const full = {
      ...item,
      url: "/board/1",
      tags: ["보도자료"],
      language: "en",
      authors: [{ name: "총무과" }],
      summary: "짧은 글",
      attachments: [{ url: "https://city.example/a.pdf", title: "붙임", mime_type: "application/pdf" }],
      _madang: { licence: ["4", "AI"], related: ["2"], version_of: "0", notice: { number: "공고 제1호" } },
    };
    const { items } = await readOutcome(json([full], { home_page_url: "https://city.example/" }));
    expect(items[0]).toMatchObject({
      guid: "1",
      link: "https://city.example/board/1",
      creator: "총무과",
      categories: ["보도자료"],
      language: "en",
      summary: "짧은 글",
      licence: ["4", "AI"],
      related: ["2"],
      versionOf: "0",
    });
    expect(items[0]?.source.children[0]).toMatchObject({ name: "notice:number", text: "공고 제1호" });
    expect(plainText(items[0]?.content ?? [])).toBe("글\n붙임");
  });
  test("text without markup keeps its lines and its signs", async () => {
    const { items } = await readOutcome(
      json([{ ...item, content_html: undefined, content_text: "가 < 나\n다\n\n라" }]),
    );
    expect(plainText(items[0]?.content ?? [])).toBe("가 < 나\n다\n라");
  });
  test("a list of items alone, a feed without any", async () => {
    expect((await readOutcome(JSON.stringify([item]))).items).toHaveLength(1);
    expect((await readOutcome(json([]))).items).toHaveLength(0);
  });
  test.each([
    ["no title", { ...item, title: null }, "FEED_ITEM_INCOMPLETE"],
    ["a date that is none", { ...item, date_published: "어제" }, "FEED_ITEM_BAD_DATE"],
    ["a licence that does not exist", { ...item, _madang: { licence: "5" } }, "FEED_ITEM_BAD_LICENCE"],
    [
      "everything of the wrong kind",
      { id: {}, title: ["가"], tags: 3, attachments: "x" },
      "FEED_ITEM_INCOMPLETE",
    ],
  ])("%s skips the item alone", async (_name, bad, code) => {
    const { items, faults } = await readOutcome(json([bad, { ...item, id: "2" }]));
    expect([items.map(({ guid }) => guid), faults]).toEqual([["2"], [code]]);
  });
  test("NULs, half characters and names of prototypes do no harm", async () => {
    const text = `{"items":[{"__proto__":{"title":"x"},"constructor":1,"id":"a","title":"가\\u0000\\ud800","date_published":"2026-11-20","content_text":"\\u0000글"}]}`;
    const { items } = await readOutcome(text);
    expect(items[0]?.title).toBe("가\ufffd");
    expect(JSON.stringify(items[0]?.content)).not.toContain("\\u0000");
  });
  test("a file cut off gives what is whole", async () => {
    const { items, faults } = await readOutcome(json([item, { ...item, id: "2" }]).slice(0, -60));
    expect([items.length, faults]).toEqual([1, ["FEED_ITEM_NOT_CLOSED"]]);
  });
  test("an item that is no JSON", async () => {
    const { items, faults } = await readOutcome(`{"items":[{"id":1,,},${JSON.stringify(item)}]}`);
    expect([items.length, faults]).toEqual([1, ["FEED_ITEM_NOT_JSON"]]);
  });
});

test("wherever the stream is cut, the same items come out", async () => {
  await assert(
    asyncProperty(array(dictionary(string(), jsonValue())), infiniteStream(nat(9)), async (items, cuts) => {
      const text = JSON.stringify({ title: '"items":[', x: [1, { items: [2] }], items });
      async function* pieces() {
        for (let at = 0; at < text.length;) {
          const length = 1 + (cuts.next().value as number);
          yield text.slice(at, at + length);
          at += length;
        }
      }
      const read: unknown[] = [];
      for await (const piece of splitJson(pieces()))
        if (piece.kind === "item") read.push(JSON.parse(piece.text));
      expect(read).toEqual(items.map((one) => JSON.parse(JSON.stringify(one)) as unknown));
    }),
    { numRuns: 60 },
  );
});
