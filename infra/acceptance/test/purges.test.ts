import { randomUUID } from "node:crypto";
import { httpVisitor, type Portal, sendRaw, startRedis, type TestRedis } from "@madang/test-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importEmbargoed, importItems } from "../src/embargoed-item.ts";
import { startPatience, startSamplePortal } from "../src/sample-portal.ts";

/** Far less than what is stored lasts, and more than a busy machine needs. */
const soon = { timeout: 15_000, interval: 20 };

describe.each(["without Redis", "with Redis"])("what two gateways have stored, %s", (place) => {
  let redis: TestRedis | undefined;
  let portal: Portal;
  let origins: readonly string[];

  beforeAll(async () => {
    redis = place === "with Redis" ? await startRedis() : undefined;
    const env: Record<string, string> = redis === undefined ? {} : { REDIS_URL: redis.url };
    portal = await startSamplePortal({
      modules: ["news"],
      sample: ["news"],
      moduleEnv: env,
      gatewayEnv: env,
    });
    origins = [portal.origin, (await portal.startGateway()).origin];
  }, startPatience);

  afterAll(async () => {
    await portal?.stop();
    await redis?.stop();
  });

  /** At which gateways and addresses these words are read. */
  async function placesOf(words: string, paths: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const origin of origins)
      for (const path of paths)
        if ((await httpVisitor(origin).get(path)).text.includes(words)) found.push(origin + path);
    return found;
  }

  function everywhere(paths: readonly string[]): string[] {
    return origins.flatMap((origin) => paths.map((path) => origin + path));
  }

  async function publish(guid: string, title: string): Promise<void> {
    const date = new Date(Date.now() - 60_000).toUTCString();
    await importItems(
      portal,
      "news",
      `<item><guid>${guid}</guid><title>${title}</title><pubDate>${date}</pubDate><description>글</description></item>`,
    );
  }

  it("is told of a correction", { timeout: 120_000 }, async () => {
    const guid = randomUUID();
    const [before, after] = [`처음${guid.slice(0, 8)}`, `고침${guid.slice(0, 8)}`];
    await publish(guid, before);
    const lists = ["/", "/news", "/_data/news", "/api/news/items", "/api/news/feeds/rss"];
    await expect.poll(() => placesOf(before, lists), soon).toEqual(everywhere(lists));
    const { items } = (await (await fetch(`${portal.origin}/api/news/items`)).json()) as {
      items: { id: number; title: string }[];
    };
    const id = items.find(({ title }) => title === before)?.id;
    const paths = [...lists, `/news/${id}`, `/_data/news/${id}`, `/api/news/items/${id}`];
    await expect.poll(() => placesOf(before, paths), soon).toEqual(everywhere(paths));
    const first = await httpVisitor(portal.origin).get(`/news/${id}`);
    expect(first.headers.get("cache-status")).toMatch(/\bhit\b/);
    await publish(guid, after);
    await expect.poll(() => placesOf(after, paths), soon).toEqual(everywhere(paths));
    expect(await placesOf(before, paths)).toEqual([]);
  });

  it.each([
    "/_purges",
    "/_purges?after=0",
    "/en/_purges",
    "/_data/_purges",
    "/%5Fpurges",
    "//_purges",
    "/./_purges",
    "/news/../_purges",
    "/news/%2e%2e/_purges",
    "/api/news/_purges",
    "/api/news/../../_purges",
    "/api/news/%2e%2e/%2e%2e/_purges",
    "/api/news/..%2f..%2f_purges",
  ])("tells no visitor of its purges at %s", async (path) => {
    const bytes = `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
    const { status, text } = await sendRaw({ origin: portal.origin, bytes });
    expect(status).toBeGreaterThanOrEqual(300);
    expect(text).not.toContain('"epoch"');
  });

  it("shows an embargoed item at its second and not before", { timeout: 120_000 }, async () => {
    const item = await importEmbargoed(portal, "news", Math.ceil(Date.now() / 1000 + 12) * 1000);
    const pages = item.addresses.filter((path) => !path.includes("/images/"));
    const early = await placesOf(item.marker, pages);
    expect(Date.now() < item.until ? early : []).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, item.until - Date.now())));
    await expect.poll(() => placesOf(item.marker, pages), soon).toEqual(everywhere(pages));
  });

  it(
    "forgets a withdrawn document, and does not bring it back while its module is away",
    { timeout: 120_000 },
    async () => {
      const item = await importEmbargoed(portal, "news", Math.floor(Date.now() / 1000 - 60) * 1000);
      const pages = item.addresses.filter((path) => !path.includes("/images/"));
      const picture = item.addresses.find((path) => path.includes("/images/")) ?? "";
      const pictures = () =>
        Promise.all(origins.map(async (origin) => (await httpVisitor(origin).get(picture)).status));
      await expect.poll(() => placesOf(item.marker, pages), soon).toEqual(everywhere(pages));
      await expect.poll(pictures, soon).toEqual([200, 200]);
      await importItems(portal, "news", `<item><guid>${item.guid}</guid><madang:withdrawn/></item>`);
      await expect.poll(() => placesOf(item.marker, pages), soon).toEqual([]);
      await expect.poll(pictures, soon).toEqual([404, 404]);
      await portal.service("news").kill();
      expect(await placesOf(item.marker, pages)).toEqual([]);
      expect(await pictures()).not.toContain(200);
      await portal.restart("news");
    },
  );
});
