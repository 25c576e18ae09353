import { describe, expect, test } from "vitest";
import { startCachedSite, type CachedSite } from "./start-cached-site.ts";

const whole = "0123456789A";

async function withStored(fields: Record<string, string> = {}): Promise<CachedSite> {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=3600", ...fields }, body: whole });
  await site.ask();
  return site;
}

describe("a part of a stored whole", () => {
  test.each<[string, string, string]>([
    ["bytes=0-1", "01", "bytes 0-1/11"],
    ["bytes=1-", "123456789A", "bytes 1-10/11"],
    ["bytes=-1", "A", "bytes 10-10/11"],
    ["bytes=-100", whole, "bytes 0-10/11"],
    ["bytes=10-99999999999999999999", "A", "bytes 10-10/11"],
    ["Bytes = 3-3", "3", "bytes 3-3/11"],
  ])("%s", async (range, body, contentRange) => {
    const site = await withStored({ "x-own": "1", "content-type": "text/plain" });
    const answer = await site.ask("/", { range });
    expect(answer).toMatchObject({ status: 206, body, made: 1 });
    expect(answer.fields).toMatchObject({
      "content-range": contentRange,
      "content-length": String(body.length),
      "content-type": "text/plain",
      "x-own": "1",
    });
  });

  test.each(["bytes=11-", "bytes=11-12", "bytes=-0", "bytes=999999999999999999999-"])(
    "%s is not there",
    async (range) => {
      const site = await withStored();
      const answer = await site.ask("/", { range });
      expect(answer).toMatchObject({ status: 416, body: "" });
      expect(answer.fields["content-range"]).toBe("bytes */11");
    },
  );

  test.each([
    "bytes=0-1,3-4",
    "bytes=5-1",
    "bytes=-",
    "bytes=a-b",
    "bytes",
    "lines=1-2",
    "",
    "bytes=1",
    "bytes=--1",
    "bytes=1.5-2",
  ])("%s gives the whole", async (range) => {
    const site = await withStored();
    expect(await site.ask("/", { range })).toMatchObject({ status: 200, body: whole, made: 1 });
  });

  test("If-Range: a strong tag that is the same, or the very date of the last change", async () => {
    const site = await startCachedSite();
    const modified = site.date(-3000);
    const fields = { "cache-control": "max-age=3600", etag: '"a"', "last-modified": modified };
    site.says({ fields, body: whole });
    await site.ask();
    const statusFor = async (ifRange: string) =>
      (await site.ask("/", { range: "bytes=0-1", "if-range": ifRange })).status;
    expect(await statusFor('"a"')).toBe(206);
    expect(await statusFor('W/"a"')).toBe(200);
    expect(await statusFor('"b"')).toBe(200);
    expect(await statusFor(modified)).toBe(206);
    expect(await statusFor(site.date(-2000))).toBe(200);
    expect(await statusFor("nonsense")).toBe(200);
    expect(site.seen).toHaveLength(1);
  });

  test("a weak tag never says that it is the same part; nor does a date within the second", async () => {
    const site = await startCachedSite();
    site.says({
      fields: { "cache-control": "max-age=3600", etag: 'W/"a"', "last-modified": site.date() },
      body: whole,
    });
    await site.ask();
    const ranged = (ifRange: string) => site.ask("/", { range: "bytes=0-1", "if-range": ifRange });
    expect((await ranged('W/"a"')).status).toBe(200);
    expect((await ranged(site.date())).status).toBe(200);
  });

  test("a condition comes before the range", async () => {
    const site = await withStored({ etag: '"a"' });
    expect((await site.ask("/", { range: "bytes=0-1", "if-none-match": '"a"' })).status).toBe(304);
    expect((await site.ask("/", { range: "bytes=0-1", "if-none-match": '"b"' })).status).toBe(206);
  });

  test("only a 200 has parts", async () => {
    const site = await startCachedSite();
    site.says({ status: 404, fields: { "cache-control": "max-age=3600" }, body: whole });
    await site.ask();
    expect(await site.ask("/", { range: "bytes=0-1" })).toMatchObject({ status: 404, body: whole });
  });

  test("of a stale whole is given once the origin has said that it still holds", async () => {
    const site = await withStored({ "cache-control": "max-age=1", etag: '"a"' });
    site.wait(5);
    site.says({ status: 304, fields: { etag: '"a"' } });
    expect(await site.ask("/", { range: "bytes=2-3" })).toMatchObject({ status: 206, body: "23" });
    expect(site.seen[1]?.headers).not.toHaveProperty("range");
  });
});

test("with nothing stored a range is the origin's to answer, and a whole in answer to it is stored", async () => {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=3600" }, body: whole });
  expect(await site.ask("/", { range: "bytes=0-1" })).toMatchObject({ status: 200, body: whole });
  expect(site.seen[0]?.headers["range"]).toBe("bytes=0-1");
  expect(await site.ask("/", { range: "bytes=0-1" })).toMatchObject({ status: 206, body: "01", made: 1 });
});

test("the empty whole has no parts", async () => {
  const site = await startCachedSite();
  site.says({ fields: { "cache-control": "max-age=3600" }, body: "" });
  await site.ask();
  expect(await site.ask("/", { range: "bytes=0-0" })).toMatchObject({ status: 416 });
  expect(await site.ask()).toMatchObject({ status: 200, body: "", made: 1 });
});
