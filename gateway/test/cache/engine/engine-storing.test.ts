import { describe, expect, test } from "vitest";
import { startCachedSite, type Saying } from "./start-cached-site.ts";

async function isStored(saying: Saying, first: Record<string, string> = {}, settings = {}): Promise<boolean> {
  const site = await startCachedSite({ settings });
  site.says(saying);
  await site.ask("/", first);
  return (await site.ask()).made === 1;
}

const fresh = (fields: Record<string, string | string[]> = {}): Saying => ({
  fields: { "cache-control": "max-age=3600", ...fields },
});

describe("what may not be stored", () => {
  test.each([
    "no-store",
    "No-StOrE",
    "max-age=10000, no-store",
    "private, max-age=3600",
    "PRIVATE, max-age=3600",
    "no-cache, max-age=3600",
    "max-age=10000, No-CaChE",
    'no-store="x", max-age=60',
    "public, private, max-age=3600",
    'private, private="x", max-age=3600',
  ])("%s", async (cacheControl) => {
    const expires = new Date(Date.now() + 1e7).toUTCString();
    expect(await isStored({ fields: { "cache-control": cacheControl, expires } })).toBe(false);
  });

  test("a cookie that is set, whatever else is said", async () => {
    expect(await isStored(fresh({ "set-cookie": "a=b" }))).toBe(false);
    expect(await isStored({ fields: { "cache-control": "public, s-maxage=60", "set-cookie": "a=b" } })).toBe(
      false,
    );
  });

  test("a part, and what says that it is one", async () => {
    const site = await startCachedSite();
    site.says({ ...fresh({ "content-range": "bytes 4-9/10" }), status: 206, body: "456789" });
    expect(await site.ask("/", { range: "bytes=4-9" })).toMatchObject({ status: 206, body: "456789" });
    expect(site.seen[0]?.headers.range).toBe("bytes=4-9");
    site.says({ ...fresh(), body: "0123456789" });
    expect(await site.ask()).toMatchObject({ status: 200, body: "0123456789", made: 2 });
    expect(await isStored(fresh({ "content-range": "bytes 0-6/14" }))).toBe(false);
    expect(await isStored(fresh({ "content-range": "bytes 0-6/7" }))).toBe(true);
    expect(await isStored(fresh({ "content-range": "nonsense" }))).toBe(true);
    expect(await isStored({ ...fresh({ "content-range": "bytes */7" }), status: 416 })).toBe(false);
  });

  test("a body that breaks off", async () => {
    const site = await startCachedSite();
    site.plays((_request, response) => {
      response.writeHead(200, { "cache-control": "max-age=3600", "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    await expect(site.ask()).rejects.toThrow(/terminated|closed|aborted|hang up/);
    site.says({ ...fresh(), body: "whole" });
    expect(await site.ask()).toMatchObject({ body: "whole" });
    expect(site.seen).toHaveLength(2);
  });

  test("chunks without their end", async () => {
    const site = await startCachedSite();
    site.plays((_request, response) => {
      response.writeHead(200, { "cache-control": "max-age=3600" });
      response.write("half", () => response.destroy());
    });
    await expect(site.ask()).rejects.toThrow(/terminated|closed|aborted|hang up/);
    site.says({ ...fresh(), body: "whole" });
    expect(await site.ask()).toMatchObject({ body: "whole" });
  });

  test("what is larger than the limit, announced or not; the client has it all the same", async () => {
    const site = await startCachedSite({ settings: { largestBody: 1000 } });
    const body = "x".repeat(200_000);
    site.says({ ...fresh(), body });
    expect((await site.ask()).body).toBe(body);
    expect(await site.ask()).toMatchObject({ made: 2 });
    site.plays((_request, response) => {
      response.writeHead(200, { "cache-control": "max-age=3600", made: "3" });
      response.write(body);
      setImmediate(() => response.end(body));
    });
    expect((await site.ask("/chunked")).body).toBe(body + body);
    site.says(fresh());
    expect(await site.ask("/chunked")).toMatchObject({ body: "content" });
  });

  test("a whole of exactly the limit is stored", async () => {
    const site = await startCachedSite({ settings: { largestBody: 300_000 } });
    site.says({ ...fresh(), body: "x".repeat(300_000) });
    await site.ask();
    expect(await site.ask()).toMatchObject({ made: 1, body: "x".repeat(300_000) });
  });
});

describe("Authorization", () => {
  const credentials = { authorization: "Basic Zm9v" };

  test.each<[string, boolean]>([
    ["max-age=3600", false],
    ["max-age=3600, public", true],
    ["max-age=3600, must-revalidate", true],
    ["s-maxage=3600", true],
    ["max-age=3600, proxy-revalidate", false],
  ])("the answer to a request with it may be given to others: %s", async (cacheControl, stored) => {
    expect(await isStored({ fields: { "cache-control": cacheControl } }, credentials)).toBe(stored);
  });

  test("it reaches the origin, and with Expires alone nothing is shared", async () => {
    const site = await startCachedSite();
    site.says({ fields: { expires: site.date(3600) } });
    await site.ask("/", credentials);
    expect(site.seen[0]?.headers.authorization).toBe(credentials.authorization);
    expect(await site.ask()).toMatchObject({ made: 2 });
  });

  test("those who have it are given what everybody may have, and nobody waits for their answers", async () => {
    const site = await startCachedSite();
    site.says(fresh());
    await site.ask();
    expect(await site.ask("/", credentials)).toMatchObject({ made: 1 });
  });
});

describe("status codes", () => {
  const statuses = [
    200, 201, 203, 204, 299, 301, 302, 303, 307, 308, 400, 403, 404, 410, 451, 499, 500, 501, 502, 503, 504,
    599, 999,
  ];

  test.each(statuses)("%s is reused while it says that it is fresh, with its reason", async (status) => {
    const site = await startCachedSite();
    site.says({ ...fresh(), status, reason: "So It Is", body: status === 204 ? "" : `s${status}` });
    await site.ask();
    site.wait(3);
    expect(await site.ask()).toMatchObject({ status, made: 1, body: status === 204 ? "" : `s${status}` });
  });

  test.each(statuses)("%s is not reused once it is stale", async (status) => {
    const site = await startCachedSite();
    const fields = { expires: site.date(-5000), "last-modified": site.date(-100_000) };
    site.says({ fields, status });
    await site.ask();
    site.wait(3);
    expect(await site.ask()).toMatchObject({ status, made: 2 });
  });

  test("must-understand: a status that is known is stored in spite of no-store, one that is not never is", async () => {
    const cc = (text: string): Saying => ({ fields: { "cache-control": text } });
    expect(await isStored({ ...cc("max-age=3600, must-understand"), status: 599 })).toBe(false);
    expect(await isStored({ ...cc("max-age=3600, no-store, must-understand"), status: 599 })).toBe(false);
    expect(await isStored({ ...cc("max-age=3600, no-store, Must-Understand"), status: 200 })).toBe(true);
    expect(await isStored({ ...cc("max-age=3600, must-understand"), status: 404 })).toBe(true);
  });
});

describe("fields that are stored", () => {
  test("all but those of the connection, those that it names, and those that no-cache and private name", async () => {
    const site = await startCachedSite();
    site.says({
      fields: {
        connection: "a, B",
        a: "1",
        b: "2",
        c: "3",
        d: "4",
        e: "5",
        f: "6",
        "cache-control": ["max-age=3600", 'no-cache="d, E"', 'private="f"'],
        "keep-alive": "timeout=7",
        "proxy-authenticate": "Basic",
        "proxy-authentication-info": "x",
        "proxy-connection": "close",
        te: "trailers",
        "x-test": ["one", "two"],
        "set-cookie2": "a=b",
        "content-security-policy": "default-src 'self'",
        "clear-site-data": "cache",
        "content-md5": "N7UdGUp1E+RbVvZSTy1R8g==",
        "content-location": "/bar",
        expires: "Mon, 11 Jan 2038 11:11:11 GMT",
        etag: '"ghijkl"',
      },
    });
    await site.ask();
    const { fields, made } = await site.ask();
    expect(made).toBe(1);
    expect(fields).toMatchObject({
      c: "3",
      "x-test": "one, two",
      "set-cookie2": "a=b",
      "content-security-policy": "default-src 'self'",
      "clear-site-data": "cache",
      "content-md5": "N7UdGUp1E+RbVvZSTy1R8g==",
      "content-location": "/bar",
      expires: "Mon, 11 Jan 2038 11:11:11 GMT",
      etag: '"ghijkl"',
      "content-length": "7",
    });
    for (const name of ["a", "b", "d", "e", "f", "te", "proxy-authenticate", "proxy-authentication-info"])
      expect(fields).not.toHaveProperty(name);
    expect(fields["keep-alive"]).not.toBe("timeout=7");
  });

  test("an answer without a Date gets that of its receipt", async () => {
    const site = await startCachedSite();
    site.plays((_request, response) => {
      response.writeHead(200, { "cache-control": "max-age=3600" });
      response.end("x");
    });
    await site.ask();
    const date = site.date();
    site.wait(60);
    expect((await site.ask()).fields).toMatchObject({ date, age: "60" });
  });
});

describe("what else", () => {
  test("an attachment is an answer like any other; so is one to a request with a cookie", async () => {
    expect(await isStored(fresh({ "content-disposition": "attachment; filename=a.txt" }))).toBe(true);
    expect(await isStored(fresh(), { cookie: "a=b" })).toBe(true);
  });

  test("Pragma in an answer means nothing", async () => {
    expect(await isStored(fresh({ pragma: "no-cache" }))).toBe(true);
  });

  test("another query is another address", async () => {
    const site = await startCachedSite();
    site.says(fresh());
    await site.ask("/?a=1");
    expect(await site.ask("/?a=2")).toMatchObject({ made: 2 });
    expect(await site.ask("/?a=1")).toMatchObject({ made: 1 });
  });

  test("a GET with a body goes past the cache", async () => {
    const site = await startCachedSite();
    site.says(fresh());
    await site.ask("/", {}, "GET", "body");
    expect(await site.ask()).toMatchObject({ made: 2 });
    expect(await site.ask("/", {}, "GET", "body")).toMatchObject({ made: 3 });
    expect((await site.ask("/", {}, "GET", "body")).cacheStatus).toBe("madang; fwd=bypass");
  });

  test("older answers stay in use when a newer one may not be stored", async () => {
    const site = await startCachedSite();
    site.says(fresh());
    await site.ask();
    site.says({ fields: { "cache-control": "no-store" } });
    expect(await site.ask("/", { "cache-control": "no-store" })).toMatchObject({ made: 2 });
    expect(await site.ask()).toMatchObject({ made: 1 });
  });
});
