import { describe, expect, test } from "vitest";
import { startCachedSite, type CachedSite } from "./start-cached-site.ts";

async function withStored(fields: Record<string, string>, body?: string): Promise<CachedSite> {
  const site = await startCachedSite();
  site.says({
    fields: { "cache-control": "max-age=1000", ...fields },
    ...(body === undefined ? {} : { body }),
  });
  await site.ask();
  return site;
}

describe("a client that has it already", () => {
  test.each<[string, string, number]>([
    ['"abcdef"', '"abcdef"', 304],
    ['"abcdef"', 'W/"abcdef"', 304],
    ['W/"abcdef"', 'W/"abcdef"', 304],
    ['W/"abcdef"', '"abcdef"', 304],
    ['"abcdef"', '"abcdef", "1234", "5678"', 304],
    ['"abcdef"', '"1234","abcdef" , "5678"', 304],
    ['"abcdef"', '"1234", "5678", "abcdef"', 304],
    ['"abc,def"', '"1", "abc,def"', 304],
    ['"abc,def"', '"abc", "def"', 200],
    ['"abcdef"', "*", 304],
    ['"abcdef"', '"other"', 200],
    ['"abcdef"', '"abcdeF"', 200],
    ['"abcdef"', "", 200],
    ['"abcdef"', '"', 200],
    ["abcdef", "abcdef", 304],
  ])("holds %s and is asked with If-None-Match: %s", async (etag, ifNoneMatch, status) => {
    const site = await withStored({ etag });
    const answer = await site.ask("/", { "if-none-match": ifNoneMatch });
    expect(answer).toMatchObject({ status, made: 1, body: status === 304 ? "" : "content" });
    expect(answer.fields["etag"]).toBe(etag);
  });

  test("304 has the fields that guide caches, and none of the body's", async () => {
    const date = new Date().toUTCString();
    const site = await withStored({
      etag: '"a"',
      "last-modified": date,
      "content-type": "text/plain",
      "content-location": "/x",
      vary: "foo",
      expires: date,
      "x-own": "1",
    });
    const { fields } = await site.ask("/", { "if-none-match": '"a"' });
    expect(fields).toMatchObject({
      "cache-control": "max-age=1000",
      "content-location": "/x",
      vary: "foo",
      expires: date,
      "x-own": "1",
    });
    for (const name of ["content-type", "content-length", "last-modified"])
      expect(fields).not.toHaveProperty(name);
  });

  test("If-Modified-Since: not later than that, in any form of date; If-None-Match comes first", async () => {
    const site = await startCachedSite();
    const modified = site.date(-3000);
    site.says({ fields: { "cache-control": "max-age=1000", "last-modified": modified, etag: '"a"' } });
    await site.ask();
    const statusFor = async (fields: Record<string, string>) => (await site.ask("/", fields)).status;
    expect(await statusFor({ "if-modified-since": modified })).toBe(304);
    expect(await statusFor({ "if-modified-since": site.date(-2000) })).toBe(304);
    expect(await statusFor({ "if-modified-since": site.date(-4000) })).toBe(200);
    expect(await statusFor({ "if-modified-since": asLongDate(site.clock.now - 3000_000) })).toBe(304);
    expect(await statusFor({ "if-modified-since": "yesterday" })).toBe(200);
    expect(await statusFor({ "if-none-match": '"a"', "if-modified-since": site.date(-4000) })).toBe(304);
    expect(await statusFor({ "if-none-match": '"b"', "if-modified-since": modified })).toBe(200);
    expect(site.seen).toHaveLength(1);
  });

  test("If-Modified-Since without Last-Modified is measured by Date", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1000" } });
    await site.ask();
    expect((await site.ask("/", { "if-modified-since": site.date(0) })).status).toBe(304);
    expect((await site.ask("/", { "if-modified-since": site.date(-10) })).status).toBe(200);
  });

  test("conditions count for a 200 alone", async () => {
    const site = await startCachedSite();
    site.says({ status: 404, fields: { "cache-control": "max-age=1000", etag: '"a"' } });
    await site.ask();
    expect(await site.ask("/", { "if-none-match": '"a"' })).toMatchObject({ status: 404, made: 1 });
  });

  test("the first to ask may hold it from before: the origin is asked for the whole, which others then have", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1000", etag: '"a"' } });
    expect(await site.ask("/", { "if-none-match": '"a"' })).toMatchObject({ status: 304, body: "" });
    expect(site.seen[0]?.headers["if-none-match"]).toBeUndefined();
    expect(await site.ask()).toMatchObject({ status: 200, body: "content", made: 1 });
  });

  test("a body that flows is stored though the first client has it already", async () => {
    const site = await startCachedSite();
    site.plays((_request, response) => {
      response.writeHead(200, { "cache-control": "max-age=1000", etag: '"a"', made: "1" });
      response.write("one ");
      setTimeout(() => response.end("two"), 30);
    });
    expect(await site.ask("/", { "if-none-match": '"a"' })).toMatchObject({ status: 304 });
    expect(await site.ask()).toMatchObject({ status: 200, body: "one two", made: 1 });
    expect(site.seen).toHaveLength(1);
  });

  test("what cannot be shared meets the client's condition too, and later requests pass in their own words", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "private", etag: '"a"' } });
    expect(await site.ask("/", { "if-none-match": '"a"' })).toMatchObject({ status: 304, body: "" });
    expect(await site.ask("/", { "if-none-match": '"b"' })).toMatchObject({ status: 200, made: 2 });
    expect(site.seen[1]?.headers["if-none-match"]).toBe('"b"');
    site.says({ status: 304, fields: { etag: '"b"' } });
    expect(await site.ask("/", { "if-none-match": '"b"' })).toMatchObject({ status: 304, made: 3 });
  });

  test("If-Match and If-Unmodified-Since are for the origin", async () => {
    const site = await withStored({ etag: '"a"' });
    site.says({ status: 412, fields: {} });
    expect(await site.ask("/", { "if-match": '"b"' })).toMatchObject({ status: 412, made: 2 });
    expect(await site.ask("/", { "if-unmodified-since": site.date() })).toMatchObject({
      status: 412,
      made: 3,
    });
    expect(site.seen[1]?.headers["if-match"]).toBe('"b"');
    expect(await site.ask()).toMatchObject({ status: 200, made: 1 });
  });
});

describe("a question about what is stored", () => {
  test("carries both validators in place of the client's conditions", async () => {
    const site = await startCachedSite();
    const modified = site.date(-3000);
    site.says({ fields: { "cache-control": "max-age=1", etag: 'W/"a"', "last-modified": modified } });
    await site.ask();
    site.wait(3);
    site.says({ status: 304, fields: { etag: 'W/"a"', "cache-control": "max-age=10" } });
    expect(await site.ask("/", { "if-none-match": '"z", W/"a"' })).toMatchObject({ status: 304 });
    expect(site.seen[1]?.headers).toMatchObject({ "if-none-match": 'W/"a"', "if-modified-since": modified });
    expect(await site.ask()).toMatchObject({ status: 200, body: "content", made: 2 });
    expect(site.seen).toHaveLength(2);
  });

  test("no-cache is stored and asked about each time", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "no-cache, max-age=1000", etag: '"a"' } });
    await site.ask();
    site.says({ status: 304, fields: { etag: '"a"' } });
    const second = await site.ask();
    expect(second).toMatchObject({ status: 200, body: "content" });
    expect(second.cacheStatus).toBe("madang; fwd=stale; fwd-status=304; ttl=0; stored");
    await site.ask();
    expect(site.seen).toHaveLength(3);
    expect(site.seen[2]?.headers["if-none-match"]).toBe('"a"');
  });

  test("without a validator there is none to ask with", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1" } });
    await site.ask();
    site.wait(3);
    expect(await site.ask()).toMatchObject({ made: 2 });
    expect(site.seen[1]?.headers).not.toHaveProperty("if-none-match");
  });

  test("a new answer takes the old one's place", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1", etag: '"a"' } });
    await site.ask();
    site.wait(3);
    site.says({ fields: { "cache-control": "max-age=100", etag: '"b"' }, body: "new" });
    expect(await site.ask()).toMatchObject({ made: 2, body: "new" });
    expect(await site.ask()).toMatchObject({ made: 2, body: "new" });
  });

  test("one that is gone is gone", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1", etag: '"a"' } });
    await site.ask();
    site.wait(3);
    site.says({ status: 410 });
    expect(await site.ask()).toMatchObject({ status: 410 });
    site.plays((_request, response) => response.destroy());
    expect((await site.ask()).status).toBeGreaterThanOrEqual(500);
  });
});

describe("304 from the origin", () => {
  const before: Record<string, string> = {
    "x-test": "before",
    "content-foo": "before",
    "content-type": "text/plain",
    "content-location": "/before",
    "content-security-policy": "default-src 'self'",
    "x-frame-options": "deny",
    "set-cookie2": "a=b",
    "content-encoding": "before",
    "content-range": "before",
    "content-md5": "rL0Y20zC+Fzt72VPzMSk2A==",
  };
  const after: Record<string, string> = {
    "x-test": "after",
    "content-foo": "after",
    "content-type": "text/plain;charset=utf-8",
    "content-location": "/after",
    "content-security-policy": "default-src 'none'",
    "x-frame-options": "sameorigin",
    "set-cookie2": "a=c",
  };
  const boundToBody = {
    "content-encoding": "after",
    "content-range": "after",
    "content-md5": "N7UdGUp1E+RbVvZSTy1R8g==",
  };

  test("renews the fields, but for those that the stored bytes are bound to", async () => {
    const site = await startCachedSite();
    site.says({
      fields: { "cache-control": "max-age=1", etag: '"a"', "x-kept": "kept", age: "0", ...before },
    });
    await site.ask();
    site.wait(3);
    site.says({
      status: 304,
      fields: { "cache-control": "max-age=3600", etag: '"b"', "set-cookie": "s=1", ...after, ...boundToBody },
    });
    const second = await site.ask();
    site.wait(2);
    const third = await site.ask();
    const { "content-encoding": coding, "content-range": range, "content-md5": md5 } = before;
    const expected = { ...after, "content-encoding": coding, "content-range": range, "content-md5": md5 };
    for (const { status, fields, body } of [second, third]) {
      expect({ status, body }).toEqual({ status: 200, body: "content" });
      expect(fields).toMatchObject({
        ...expected,
        "x-kept": "kept",
        "cache-control": "max-age=3600",
        etag: '"a"',
      });
      expect(fields["content-length"]).toBe("7");
    }
    expect(second.fields["set-cookie"]).toBe("s=1");
    expect(third.fields).not.toHaveProperty("set-cookie");
    expect(third.fields["age"]).toBe("2");
    expect(site.seen).toHaveLength(2);
  });

  test("without a Date it is as young as its receipt", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=10", etag: '"a"' } });
    await site.ask();
    site.wait(100);
    site.plays((_request, response) => void response.writeHead(304, { etag: '"a"' }).end());
    await site.ask();
    site.wait(5);
    expect((await site.ask()).fields["age"]).toBe("5");
    expect(site.seen).toHaveLength(2);
  });

  test("that forbids storing is the last use of what is stored", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1", etag: '"a"' } });
    await site.ask();
    site.wait(3);
    site.says({ status: 304, fields: { "cache-control": "no-store", etag: '"a"' } });
    expect(await site.ask()).toMatchObject({ status: 200, body: "content" });
    site.says({ fields: { "cache-control": "max-age=100" }, body: "new" });
    expect(await site.ask()).toMatchObject({ body: "new" });
    expect(site.seen[2]?.headers).not.toHaveProperty("if-none-match");
  });
});

describe("HEAD", () => {
  test("is answered from a stored GET, with its length and without its body", async () => {
    const site = await withStored({ etag: '"a"', "x-own": "1" });
    const head = await site.ask("/", {}, "HEAD");
    expect(head).toMatchObject({ status: 200, body: "", made: 1 });
    expect(head.fields).toMatchObject({ "content-length": "7", "x-own": "1", etag: '"a"' });
    expect((await site.ask("/", { "if-none-match": '"a"' }, "HEAD")).status).toBe(304);
    expect((await site.ask("/", { range: "bytes=0-1" }, "HEAD")).status).toBe(200);
    expect(site.seen).toHaveLength(1);
  });

  test("goes on to the origin when nothing is stored or it is stale, and its answer is no GET's", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=100" } });
    await site.ask("/", {}, "HEAD");
    expect(site.seen[0]?.method).toBe("HEAD");
    expect(await site.ask()).toMatchObject({ made: 2, body: "content" });
  });

  test("200 that speaks of the same renews what is stored; another makes it stale", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=2", "x-own": "1", kept: "1" } });
    await site.ask();
    site.wait(3);
    site.says({ fields: { "cache-control": "max-age=1000", "x-own": "2" } });
    await site.ask("/", {}, "HEAD");
    const renewed = await site.ask();
    expect(renewed.body).toBe("content");
    expect(renewed.fields).toMatchObject({ "x-own": "2", kept: "1" });
    expect(site.seen).toHaveLength(2);
    site.wait(2000);
    site.says({
      fields: { "cache-control": "max-age=1000", "content-length": "14" },
      body: "longer content",
    });
    await site.ask("/", {}, "HEAD");
    expect(await site.ask()).toMatchObject({ body: "longer content", made: 4 });
  });

  test("410 changes nothing", async () => {
    const site = await withStored({});
    site.says({ status: 410, fields: { "cache-control": "max-age=1000" } });
    await site.ask("/", { "cache-control": "no-cache" }, "HEAD");
    expect(await site.ask()).toMatchObject({ status: 200, made: 1 });
  });
});

function asLongDate(time: number): string {
  const date = new Date(time);
  const [, day = "", month = "", , clock = ""] = date.toUTCString().split(" ");
  const weekday = date.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  return `${weekday}, ${day}-${month}-${String(date.getUTCFullYear()).slice(2)} ${clock} GMT`;
}
