import { describe, expect, test } from "vitest";
import { startCachedSite, type CachedSite } from "./start-cached-site.ts";

async function withStored(fields: Record<string, string>, settings = {}): Promise<CachedSite> {
  const site = await startCachedSite({ settings });
  site.says({ fields });
  await site.ask();
  return site;
}

describe("what a request asks of the cache", () => {
  test.each<[string, string, number, string, boolean]>([
    ["max-age=3600", "", 3, "max-age=0", false],
    ["max-age=3600", "", 3, "max-age=1", false],
    ["max-age=3600", "", 3, "max-age=4", true],
    ["max-age=3600", "1800", 0, "max-age=600", false],
    ["max-age=3600", "", 3, "Max-Age=0", false],
    ["max-age=3600", "", 3, "max-age=soon", false],
    ["max-age=1", "", 3, "max-stale=1000", true],
    ["max-age=1", "", 3, "max-stale", true],
    ["max-age=1", "", 3, "max-stale=1", false],
    ["max-age=1", "", 3, "max-stale=much", false],
    ["max-age=1500", "2000", 0, "max-stale=1000", true],
    ["max-age=1, must-revalidate", "", 3, "max-stale=1000", false],
    ["max-age=1, proxy-revalidate", "", 3, "max-stale=1000", false],
    ["max-age=100, no-cache", "", 3, "max-stale=1000", false],
    ["s-maxage=1", "", 3, "max-stale=1000", false],
    ["max-age=1500", "", 0, "min-fresh=2000", false],
    ["max-age=1500", "1000", 0, "min-fresh=1000", false],
    ["max-age=1500", "", 0, "min-fresh=1000", true],
    ["max-age=1500", "", 0, "min-fresh=x", true],
    ["max-age=3600", "", 0, "no-cache", false],
    ["max-age=3600", "", 0, "No-Cache", false],
    ["max-age=3600", "", 0, "no-store", false],
    ["max-age=3600", "", 3, "nothing-to-see-here", true],
    ["max-age=3600, immutable", "", 3, "max-age=0", true],
    ["max-age=3600, immutable", "", 3, "no-cache", false],
    ["max-age=2, immutable", "", 3, "max-age=0", false],
    ["max-age=3600, immutable", "", 3, "max-age=1", false],
  ])(
    "stored with %s, Age %s, after %s s, asked with %s: reused %s",
    async (stored, age, after, asked, reused) => {
      const site = await withStored({ "cache-control": stored, ...(age === "" ? {} : { age }) });
      site.wait(after);
      expect(await site.ask("/", { "cache-control": asked })).toMatchObject({ made: reused ? 1 : 2 });
    },
  );

  test("no-cache asks with the stored validators", async () => {
    const site = await withStored({ "cache-control": "max-age=3600", etag: '"a"' });
    site.says({ status: 304, fields: { etag: '"a"' } });
    const answer = await site.ask("/", { "cache-control": "no-cache" });
    expect(answer).toMatchObject({ status: 200, body: "content" });
    expect(answer.cacheStatus).toBe("madang; fwd=request; fwd-status=304; ttl=3600; stored");
    expect(site.seen[1]?.headers["if-none-match"]).toBe('"a"');
  });

  test("no-store: the answer is not stored, and what is stored stays", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=3600" } });
    await site.ask("/", { "cache-control": "no-store" });
    expect(await site.ask()).toMatchObject({ made: 2 });
    await site.ask("/", { "cache-control": "no-store" });
    expect(await site.ask()).toMatchObject({ made: 2 });
  });

  test("Pragma: no-cache counts where there is no Cache-Control", async () => {
    const site = await withStored({ "cache-control": "max-age=3600" });
    expect(await site.ask("/", { pragma: "unrecognised" })).toMatchObject({ made: 1 });
    expect(await site.ask("/", { pragma: "no-cache", "cache-control": "x" })).toMatchObject({ made: 1 });
    expect(await site.ask("/", { pragma: "No-Cache" })).toMatchObject({ made: 2 });
  });

  test("only-if-cached: from the cache or 504, also where other wishes count for nothing", async () => {
    for (const requestDirectives of [true, false]) {
      const site = await startCachedSite({ settings: { requestDirectives } });
      site.says({ fields: { "cache-control": "max-age=3600" } });
      const refused = await site.ask("/", { "cache-control": "only-if-cached" });
      expect(refused).toMatchObject({ status: 504, body: "" });
      expect(refused.cacheStatus).toBe("madang; detail=only-if-cached");
      expect(site.seen).toHaveLength(0);
      await site.ask();
      expect(await site.ask("/", { "cache-control": "only-if-cached" })).toMatchObject({
        status: 200,
        made: 1,
      });
      expect((await site.ask("/", { "cache-control": "only-if-cached" }, "HEAD")).status).toBe(200);
      expect((await site.ask("/other", { "cache-control": "only-if-cached" }, "HEAD")).status).toBe(504);
    }
  });

  test("wishes count for nothing where they are switched off", async () => {
    const site = await withStored({ "cache-control": "max-age=3600" }, { requestDirectives: false });
    site.wait(3);
    for (const asked of ["no-cache", "no-store", "max-age=0", "min-fresh=99999"])
      expect(await site.ask("/", { "cache-control": asked, pragma: "no-cache" })).toMatchObject({ made: 1 });
  });
});

describe("a targeted field", () => {
  const lines = (targeted: string, other: Record<string, string> = {}) => ({
    "cdn-cache-control": targeted,
    ...other,
  });

  test.each<[Record<string, string>, boolean]>([
    [lines("max-age=3600"), true],
    [lines("max-age=2147483648"), true],
    [lines("max-age=99999999999"), true],
    [lines("max-age=3600", { age: "7200" }), false],
    [lines("max-age=0"), false],
    [lines("foobar, max-age=3600"), true],
    [lines("max-age=3600;a=1;b"), true],
    [lines("max-age=3600", { expires: "0" }), true],
    [lines("max-age=3600", { expires: "Thu, 01 Jan 1970 00:00:00 GMT" }), true],
    [lines("max-age=0", { expires: "Thu, 18 Aug 2050 02:01:18 GMT" }), false],
    [lines("max-age=3600", { "cache-control": "max-age=1" }), true],
    [lines("max-age=1", { "cache-control": "max-age=3600" }), false],
    [lines("max-age=10000", { "cache-control": "no-store" }), true],
    [lines("no-store", { "cache-control": "max-age=10000" }), false],
    [lines("private", { "cache-control": "max-age=10000" }), false],
    [lines("no-cache", { "cache-control": "max-age=10000" }), false],
    [lines("foo", { "cache-control": "max-age=10000" }), false],
    [lines("max-age=10, max-age=3600"), true],
    [lines("no-store=?0, max-age=3600", { "cache-control": "no-store" }), true],
    // Not valid: Cache-Control counts.
    [lines("max-age=10000, &&&&&", { "cache-control": "no-store" }), false],
    [lines("max-age=0, &&&&&", { "cache-control": "max-age=10000" }), true],
    [lines('max-age="10000"', { "cache-control": "no-store" }), false],
    [lines("max-age=1.5", { "cache-control": "max-age=10000" }), true],
    [lines("max-age =10000", { "cache-control": "max-age=1" }), false],
    [lines("max-age= 10000", { "cache-control": "max-age=1" }), false],
    [lines("MaX-aGe=10000", { "cache-control": "max-age=1" }), false],
    [lines("max-age=10000,", { "cache-control": "max-age=1" }), false],
    [lines("", { "cache-control": "max-age=10000" }), true],
    // Our own comes first.
    [lines("max-age=1", { "madang-cache-control": "max-age=3600" }), true],
    [lines("max-age=3600", { "madang-cache-control": "max-age=1" }), false],
    [lines("max-age=3600", { "madang-cache-control": "&" }), true],
  ])("%j: reused %s", async (fields, reused) => {
    const site = await withStored(fields);
    site.wait(3);
    expect(await site.ask()).toMatchObject({ made: reused ? 1 : 2 });
  });

  test("passes on to the client", async () => {
    const site = await withStored({ "cdn-cache-control": "max-age=60" });
    expect((await site.ask()).fields["cdn-cache-control"]).toBe("max-age=60");
  });
});

describe("unsafe methods", () => {
  const unsafe = ["POST", "PUT", "PATCH", "DELETE", "M-SEARCH", "PURGE"];

  test.each(unsafe)(
    "%s invalidates its target, what Location and Content-Location name, in all variants",
    async (method) => {
      const site = await startCachedSite();
      site.says({ fields: { "cache-control": "max-age=1000", vary: "foo" } });
      for (const path of ["/", "/a", "/b", "/c"]) await site.ask(path, { foo: "1" });
      await site.ask("/", { foo: "2" });
      site.says({ fields: { location: "/a", "content-location": `${site.origin}/b` } });
      await site.ask("/", {}, method, "body");
      site.says({ fields: { "cache-control": "max-age=1000", vary: "foo" } });
      expect((await site.ask("/", { foo: "1" })).made).toBeGreaterThan(6);
      expect((await site.ask("/", { foo: "2" })).made).toBeGreaterThan(6);
      expect((await site.ask("/a", { foo: "1" })).made).toBeGreaterThan(6);
      expect((await site.ask("/b", { foo: "1" })).made).toBeGreaterThan(6);
      expect(await site.ask("/c", { foo: "1" })).toMatchObject({ made: 4 });
    },
  );

  test.each(unsafe)("%s that failed invalidates nothing", async (method) => {
    const site = await withStored({ "cache-control": "max-age=1000" });
    for (const status of [400, 404, 500, 503]) {
      site.says({ status });
      expect(await site.ask("/", {}, method, "body")).toMatchObject({ status });
    }
    expect(await site.ask()).toMatchObject({ made: 1 });
  });

  test("a redirect after a POST invalidates", async () => {
    const site = await withStored({ "cache-control": "max-age=1000" });
    site.says({ status: 303, fields: { location: "/thanks" } });
    await site.ask("/", {}, "POST", "body");
    expect(await site.ask()).toMatchObject({ made: 3 });
  });

  test("another origin's address is not ours to invalidate", async () => {
    const site = await startCachedSite();
    site.says({ fields: { "cache-control": "max-age=1000" } });
    await site.ask("/a");
    site.says({ fields: { location: "http://other.example/a" } });
    await site.ask("/", {}, "POST", "body");
    expect(await site.ask("/a")).toMatchObject({ made: 1 });
  });

  test.each(["OPTIONS", "TRACE", "PROPFIND", "SEARCH"])(
    "%s is safe: nothing is stored, nothing invalidated",
    async (method) => {
      const site = await withStored({ "cache-control": "max-age=1000" });
      // undici sends no TRACE; the way through the cache is the same.
      const sent = method === "TRACE" ? "REPORT" : method;
      const first = await site.ask("/", {}, sent);
      expect(first).toMatchObject({ made: 2, cacheStatus: "madang; fwd=method" });
      expect(await site.ask("/", {}, sent)).toMatchObject({ made: 3 });
      expect(await site.ask()).toMatchObject({ made: 1 });
    },
  );

  test("a fill that was under way when the target changed is not stored", async () => {
    const site = await startCachedSite();
    let release = (): void => {};
    site.plays((_request, response) => {
      release = () => response.writeHead(200, { "cache-control": "max-age=1000", made: "1" }).end("old");
    });
    const old = site.ask();
    await waitFor(() => site.seen.length === 1);
    const finish = release;
    site.says({});
    await site.ask("/", {}, "PUT", "new");
    finish();
    expect(await old).toMatchObject({ body: "old" });
    site.says({ fields: { "cache-control": "max-age=1000" }, body: "new" });
    expect(await site.ask()).toMatchObject({ body: "new" });
  });
});

async function waitFor(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
}
