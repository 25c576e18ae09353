import { describe, expect, test, vi } from "vitest";
import { startCachedSite, type CachedSite } from "./start-cached-site.ts";

async function stale(cacheControl: string, settings = {}, after = 3): Promise<CachedSite> {
  const site = await startCachedSite({ settings });
  site.says({ fields: { "cache-control": cacheControl, etag: '"a"' } });
  await site.ask();
  site.wait(after);
  return site;
}

const breaks = (site: CachedSite): void => site.plays((_request, response) => response.destroy());

describe("while it is being refreshed", () => {
  test("a stale answer is given at once, and the origin is asked behind it", async () => {
    const site = await stale("max-age=1, stale-while-revalidate=3600");
    site.says({ fields: { "cache-control": "max-age=100", etag: '"b"' }, body: "new" });
    const second = await site.ask();
    expect(second).toMatchObject({ made: 1, body: "content", cacheStatus: "madang; hit; ttl=-2" });
    await vi.waitFor(async () => expect(await site.ask()).toMatchObject({ made: 2, body: "new" }));
    expect(site.seen).toHaveLength(2);
    expect(site.seen[1]?.headers["if-none-match"]).toBe('"a"');
  });

  test("max-age=0 with it is of use", async () => {
    const site = await stale("max-age=0, stale-while-revalidate=3600");
    expect(await site.ask()).toMatchObject({ made: 1 });
  });

  test("beside s-maxage it counts: the origin has said so itself", async () => {
    const site = await stale("s-maxage=1, stale-while-revalidate=3600");
    expect(await site.ask()).toMatchObject({ made: 1 });
  });

  test("not past its end", async () => {
    const site = await stale("max-age=1, stale-while-revalidate=4", {}, 6);
    expect(await site.ask()).toMatchObject({ made: 2 });
  });

  test.each(["must-revalidate", "proxy-revalidate", "no-cache"])("not with %s", async (directive) => {
    const site = await stale(`max-age=1, stale-while-revalidate=3600, ${directive}`);
    expect(await site.ask()).toMatchObject({ made: 2 });
  });

  test("one refresh serves all who come; one that fails is not repeated by the next request", async () => {
    const site = await stale("max-age=1, stale-while-revalidate=3600");
    breaks(site);
    const answers = await Promise.all(Array.from({ length: 20 }, () => site.ask()));
    expect(answers.every(({ made }) => made === 1)).toBe(true);
    await vi.waitFor(() => expect(site.troubles).toHaveLength(1));
    const asked = site.seen.length;
    await site.ask();
    await site.ask();
    expect(site.seen).toHaveLength(asked);
    expect(site.troubles).toHaveLength(1);
  });

  test("a refresh that is answered by an error leaves what is stored", async () => {
    const site = await stale("max-age=1, stale-while-revalidate=3600");
    site.says({ status: 503 });
    await site.ask();
    await vi.waitFor(() => expect(site.seen.length).toBeGreaterThan(1));
    expect(await site.ask()).toMatchObject({ made: 1 });
  });

  test("a HEAD is answered too, and the refresh is a GET", async () => {
    const site = await stale("max-age=1, stale-while-revalidate=3600");
    site.says({ fields: { "cache-control": "max-age=100" }, body: "new content" });
    expect((await site.ask("/", {}, "HEAD")).fields["content-length"]).toBe("7");
    await vi.waitFor(async () => expect(await site.ask()).toMatchObject({ body: "new content" }));
    expect(site.seen[1]?.method).toBe("GET");
  });
});

describe("where the origin answers with an error", () => {
  test.each([500, 502, 503, 504])("%s is replaced as long as stale-if-error allows", async (status) => {
    const site = await stale("max-age=1, stale-if-error=60");
    site.says({ status, body: "error" });
    const answer = await site.ask();
    expect(answer).toMatchObject({ status: 200, made: 1, body: "content" });
    expect(answer.cacheStatus).toBe(`madang; hit; fwd-status=${status}; ttl=-2`);
    site.wait(60);
    expect(await site.ask()).toMatchObject({ status, body: "error" });
  });

  test.each([404, 429, 501, 505])("%s is not", async (status) => {
    const site = await stale("max-age=1, stale-if-error=60");
    site.says({ status });
    expect(await site.ask()).toMatchObject({ status });
  });

  test("nothing stands in unasked, however long a broken connection would be covered", async () => {
    const site = await stale("max-age=1");
    site.says({ status: 503 });
    expect(await site.ask()).toMatchObject({ status: 503 });
  });

  test("the request may allow it, for so long", async () => {
    const site = await stale("max-age=1");
    site.says({ status: 500 });
    expect(await site.ask("/", { "cache-control": "stale-if-error=3600" })).toMatchObject({
      status: 200,
      made: 1,
    });
    expect(await site.ask("/", { "cache-control": "stale-if-error=1" })).toMatchObject({ status: 500 });
  });

  test.each(["must-revalidate", "proxy-revalidate", "no-cache"])(
    "nothing allows it with %s",
    async (directive) => {
      const site = await stale(`max-age=1, stale-if-error=3600, ${directive}`);
      site.says({ status: 503 });
      expect(await site.ask("/", { "cache-control": "stale-if-error=3600" })).toMatchObject({ status: 503 });
    },
  );
});

describe("where the connection breaks", () => {
  test("a stale answer stands in", async () => {
    const site = await stale("max-age=1");
    breaks(site);
    const answer = await site.ask();
    expect(answer).toMatchObject({ status: 200, made: 1, body: "content" });
    expect(answer.cacheStatus).toMatch(/^madang; hit; ttl=-2; detail=GATEWAY_/);
    expect(answer.fields["age"]).toBe("3");
  });

  test("not for ever, and not where it is switched off", async () => {
    const site = await stale("max-age=1", { staleOnBrokenConnection: 60 });
    breaks(site);
    expect((await site.ask()).status).toBe(200);
    site.wait(60);
    expect((await site.ask()).status).toBeGreaterThanOrEqual(500);
    const off = await stale("max-age=1", { staleOnBrokenConnection: 0 });
    breaks(off);
    expect((await off.ask()).status).toBeGreaterThanOrEqual(500);
  });

  test.each(["must-revalidate", "proxy-revalidate", "no-cache", "s-maxage=2"])(
    "not with %s",
    async (directive) => {
      const site = await stale(`max-age=2, ${directive}`);
      breaks(site);
      const answer = await site.ask();
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.fields).not.toHaveProperty("made");
    },
  );

  test("what was never fresh stands in for nothing", async () => {
    const site = await startCachedSite();
    site.says({ fields: { etag: '"a"' } });
    await site.ask();
    breaks(site);
    expect((await site.ask()).status).toBeGreaterThanOrEqual(500);
  });

  test("stale-if-error covers it beside s-maxage", async () => {
    const site = await stale("s-maxage=1, stale-if-error=60", { staleOnBrokenConnection: 0 });
    breaks(site);
    expect(await site.ask()).toMatchObject({ status: 200, made: 1 });
  });
});

describe("a soft purge", () => {
  test("asks before it shows again, and the copy stands in where there is no answer", async () => {
    const site = await startCachedSite({ settings: { tagField: "tags" } });
    site.says({
      fields: {
        "cache-control": "max-age=1000, stale-if-error=1000, stale-while-revalidate=1000",
        tags: "a b",
      },
    });
    await site.ask();
    await site.store.purge({ tags: ["site/b"], mode: "soft" });
    breaks(site);
    expect(await site.ask()).toMatchObject({ status: 200, made: 1 });
    expect(site.seen.length).toBeGreaterThanOrEqual(2);
    site.says({ fields: { "cache-control": "max-age=1000" }, body: "new" });
    expect(await site.ask()).toMatchObject({ body: "new" });
  });

  test("a hard one leaves nothing", async () => {
    const site = await startCachedSite({ settings: { tagField: "tags" } });
    site.says({ fields: { "cache-control": "max-age=1000, stale-if-error=1000", tags: "a b" } });
    await site.ask();
    await site.store.purge({ tags: ["site/a"], mode: "hard" });
    breaks(site);
    expect((await site.ask()).status).toBeGreaterThanOrEqual(500);
  });
});

describe("before the end", () => {
  test("an answer that takes long to come is asked for early, and nobody waits", async () => {
    const site = await startCachedSite({ settings: { earlyRefresh: 1, random: () => 0.999 } });
    site.plays((_request, response) => {
      site.wait(2);
      response.writeHead(200, { "cache-control": "max-age=100", made: String(site.seen.length) });
      response.end("content");
    });
    await site.ask();
    site.wait(50);
    expect(await site.ask()).toMatchObject({ made: 1 });
    expect(site.seen).toHaveLength(1);
    site.wait(40);
    expect(await site.ask()).toMatchObject({ made: 1 });
    await vi.waitFor(async () => expect(await site.ask()).toMatchObject({ made: 2 }));
  });
});
