import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { storedEncodings } from "../../../src/cache/store/stored-response.ts";
import { startCachedSite, type CachedSite } from "./start-cached-site.ts";

const text = "every page opens at once, on an old phone. ".repeat(100);
const decoders = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync };

async function withStored(fields: Record<string, string> = {}, body = text): Promise<CachedSite> {
  const site = await startCachedSite({ settings: { compress: storedEncodings } });
  site.says({
    fields: {
      "cache-control": "max-age=60",
      "content-type": "text/html; charset=utf-8",
      etag: '"tag"',
      ...fields,
    },
    body,
  });
  await site.ask();
  await vi.waitFor(async () => expect((await site.ask()).made).toBe(1));
  return site;
}

describe("codings of the gateway's own making", () => {
  test.each(storedEncodings)("%s: its own length and strong tag, and Vary", async (coding) => {
    const site = await withStored();
    const answer = await site.ask("/", { "accept-encoding": coding });
    expect(answer.fields).toMatchObject({
      "content-encoding": coding,
      etag: `"tag-${coding}"`,
      vary: "accept-encoding",
      "content-length": String(answer.bytes.length),
    });
    expect(decoders[coding](answer.bytes).toString()).toBe(text);
    expect(answer.bytes.length).toBeLessThan(text.length / 4);
    expect(site.seen).toHaveLength(1);
  });

  test.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ["", undefined],
    ["identity", undefined],
    ["gzip, br", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, *", "zstd"],
    ["*;q=0", undefined],
    ["gzip;q=0", undefined],
    ["GZIP", "gzip"],
    ["x-gzip", "gzip"],
    ["identity;q=1, br;q=0.5", undefined],
    ["identity;q=0.5, br;q=0.5", "br"],
    ["deflate", undefined],
    ["br;q=abc", undefined],
  ])("Accept-Encoding: %s is answered in %s", async (accepted, coding) => {
    const site = await withStored();
    const answer = await site.ask("/", accepted === undefined ? {} : { "accept-encoding": accepted });
    expect(answer.fields["content-encoding"]).toBe(coding);
    expect(answer.fields["vary"]).toBe("accept-encoding");
    expect(answer.made).toBe(1);
  });

  test("If-None-Match knows the tag of each", async () => {
    const site = await withStored();
    const ask = (tag: string, coding: string) =>
      site.ask("/", { "if-none-match": tag, "accept-encoding": coding });
    for (const coding of storedEncodings) {
      const answer = await ask(`"x", "tag-${coding}"`, coding);
      expect(answer).toMatchObject({ status: 304, body: "" });
      expect(answer.fields).toMatchObject({ etag: `"tag-${coding}"`, vary: "accept-encoding" });
      expect(answer.fields).not.toHaveProperty("content-encoding");
    }
    expect((await ask('"tag-br"', "gzip")).status).toBe(200);
    expect((await ask('"tag"', "")).status).toBe(304);
  });

  test("a part is of the bytes as they came, unless it was wanted of a coding", async () => {
    const site = await withStored();
    const part = await site.ask("/", { range: "bytes=0-4", "accept-encoding": "br" });
    expect(part).toMatchObject({ status: 206, body: "every" });
    expect(part.fields).not.toHaveProperty("content-encoding");
    const coded = await site.ask("/", {
      range: "bytes=0-4",
      "if-range": '"tag-br"',
      "accept-encoding": "br",
    });
    expect(coded.status).toBe(200);
    expect(coded.fields["content-encoding"]).toBe("br");
  });

  test("the origin is asked about its own tag; the codings outlive a 304", async () => {
    const site = await withStored({ "cache-control": "max-age=1" });
    site.wait(3);
    site.says({ status: 304, fields: { etag: '"tag"', "cache-control": "max-age=60" } });
    const answer = await site.ask("/", { "if-none-match": '"tag-br"', "accept-encoding": "br" });
    expect(answer.status).toBe(304);
    expect(site.seen[1]?.headers["if-none-match"]).toBe('"tag"');
    const whole = await site.ask("/", { "accept-encoding": "br" });
    expect(whole.fields).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    expect(brotliDecompressSync(whole.bytes).toString()).toBe(text);
  });

  test("HEAD says what GET would", async () => {
    const site = await withStored();
    const get = await site.ask("/", { "accept-encoding": "zstd" });
    const head = await site.ask("/", { "accept-encoding": "zstd" }, "HEAD");
    expect(head.fields).toMatchObject({
      "content-encoding": "zstd",
      "content-length": String(get.bytes.length),
    });
  });

  test("an answer without a tag has none in any coding", async () => {
    const site = await startCachedSite({ settings: { compress: storedEncodings } });
    site.says({ fields: { "cache-control": "max-age=60", "content-type": "text/css" }, body: text });
    await site.ask();
    await vi.waitFor(async () =>
      expect((await site.ask("/", { "accept-encoding": "br" })).fields["content-encoding"]).toBe("br"),
    );
    expect((await site.ask("/", { "accept-encoding": "br" })).fields).not.toHaveProperty("etag");
  });
});

describe("no coding is made", () => {
  test.each<[string, Record<string, string>, string]>([
    ["no-transform", { "cache-control": "max-age=60, No-Transform" }, text],
    [
      "no-transform beside a targeted field",
      { "cache-control": "no-transform", "cdn-cache-control": "max-age=60" },
      text,
    ],
    ["a picture", { "content-type": "image/png" }, text],
    ["no type", { "content-type": "" }, text],
    ["few bytes", {}, "x".repeat(859)],
    ["a coding that it has already", { "content-encoding": "x-own" }, text],
  ])("for %s", async (_what, fields, body) => {
    const site = await withStored(fields, body);
    const answer = await site.ask("/", { "accept-encoding": "br, gzip, zstd" });
    expect(answer.fields["content-encoding"]).toBe(fields["content-encoding"]);
    expect(answer.fields["etag"]).toBe('"tag"');
    expect(answer.fields).not.toHaveProperty("vary");
    expect(answer).toMatchObject({ body, made: 1 });
  });

  test("unless the operator wants it", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=60", "content-type": "text/html" }, body: text });
    await site.ask();
    expect((await site.ask("/", { "accept-encoding": "br" })).fields).not.toHaveProperty("content-encoding");
  });

  test("what the origin codes itself is stored for those who take it", async () => {
    const site = await startCachedSite({ settings: { compress: storedEncodings } });
    site.says((request) => ({
      fields: {
        "cache-control": "max-age=60",
        "content-type": "text/html",
        vary: "accept-encoding",
        ...(request.headers["accept-encoding"] === "x-own" ? { "content-encoding": "x-own" } : {}),
      },
      body: text,
    }));
    expect((await site.ask("/", { "accept-encoding": "x-own" })).fields["content-encoding"]).toBe("x-own");
    expect(await site.ask("/", { "accept-encoding": "x-own" })).toMatchObject({ made: 1 });
    expect(await site.ask()).toMatchObject({ made: 2 });
    await vi.waitFor(async () =>
      expect((await site.ask("/", { "accept-encoding": "gzip" })).fields["content-encoding"]).toBe("gzip"),
    );
  });
});
