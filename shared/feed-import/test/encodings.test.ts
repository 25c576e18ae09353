import { describe, expect, test } from "vitest";
import { feed, item, readOutcome } from "./feed-file.ts";

/** "한글" in EUC-KR (KS X 1001). */
const hangulInEucKr = Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]);

/** An otherwise ASCII feed whose title is "한글" in EUC-KR. */
function eucKrFeed(encoding: string): Buffer {
  const [before = "", after = ""] = feed(item({ title: "@" }), { encoding })
    .replace("소식", "news")
    .split("@");
  return Buffer.concat([Buffer.from(before), hangulInEucKr, Buffer.from(after)]);
}

async function titles(content: string | Uint8Array) {
  const { items } = await readOutcome(content);
  return items.map(({ title }) => title);
}

describe("the bytes decide, then the declaration", () => {
  test("EUC-KR that says so", async () => expect(await titles(eucKrFeed("EUC-KR"))).toEqual(["한글"]));
  test("EUC-KR by its other names", async () =>
    expect(await titles(eucKrFeed("ks_c_5601-1987"))).toEqual(["한글"]));
  test("EUC-KR that claims to be UTF-8", async () =>
    expect(await titles(eucKrFeed("UTF-8"))).toEqual(["한글"]));
  test("EUC-KR that names an encoding nobody knows", async () =>
    expect(await titles(eucKrFeed("x-hancom"))).toEqual(["한글"]));
  test("UTF-8 that claims to be EUC-KR", async () =>
    expect(await titles(feed(item({ title: "한글" }), { encoding: "EUC-KR" }))).toEqual(["한글"]));
  test("UTF-8 with a byte order mark", async () =>
    expect(await titles(`\ufeff${feed(item({ title: "한글" }))}`)).toEqual(["한글"]));
  test("UTF-16 with a byte order mark", async () =>
    expect(await titles(Buffer.from(`\ufeff${feed(item({ title: "한글" }))}`, "utf16le"))).toEqual(["한글"]));
});

test("decomposed Korean is composed", async () => {
  expect(await titles(feed(item({ title: "한글".normalize("NFD") })))).toEqual(["한글"]);
});

test("a broken character skips its item and no other", async () => {
  const filler = `<!--${"가".repeat(40_000)}-->`;
  const [before = "", after = ""] = feed(
    `${item({ guid: "a" })}${filler}${item({ title: "깨@진" })}${item({ guid: "b" })}`,
  ).split("@");
  const { items, faults } = await readOutcome(
    Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]),
  );
  expect(items.map(({ guid }) => guid)).toEqual(["a", "b"]);
  expect(faults).toEqual(["FEED_ITEM_UNREADABLE"]);
});

test("a character on the border of two pieces is whole", async () => {
  const { items, faults } = await readOutcome(
    feed(`${item({ title: "가".repeat(60_000) })}${item({ guid: "b" })}`),
  );
  expect(faults).toEqual([]);
  expect(items[0]!.title).toBe("가".repeat(500));
});
