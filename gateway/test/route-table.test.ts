import type { ReleaseRecord } from "@madang/manifest";
import { expect, test } from "vitest";
import { tableSteps } from "../src/routes/build-table.ts";
import { settleClaims } from "../src/routes/claims.ts";
import { inSlices } from "../src/routes/in-slices.ts";
import { PatternTable } from "../src/routes/path-patterns.ts";
import { fragment, startFakeModule } from "./fake-module.ts";
import { newsManifest, newsModule } from "./modules.ts";
import { recordOf, words } from "./records.ts";
import { startPortal } from "./start-portal.ts";

const page = (path: string) => ({ path, title: words("T"), access: "public" as const });

test("of two modules that claim one address the newcomer is refused, and both are named", () => {
  const first = recordOf({ id: "news", pages: { one: page("/news/:id") } });
  const second = recordOf({ id: "board", pages: { other: page("/news/:slug") } });
  const { accepted, refused } = settleClaims([first, second]);
  expect(accepted.map((record) => record.module)).toEqual(["news"]);
  expect(refused[0]?.module).toBe("board");
  expect(refused[0]?.reason.message).toBe(
    "board claims /news/:slug, which news has already. Change the path of one of them; until then board is not taken up.",
  );
});

test("a new release is followed without one failed request", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const next = await startFakeModule({ "/news": fragment("<h1>Next</h1>") });
  const statuses = new Map<number, number>();
  const until = new AbortController();
  const load = async (): Promise<void> => {
    while (!until.signal.aborted) {
      const answer = await portal.fetch("/news");
      await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
  };
  const loads = [load(), load(), load(), load()];
  for (let round = 0; round < 6; round += 1) {
    const origin = round % 2 === 0 ? next.origin : news.server.origin;
    await portal.writeRecord(recordOf(newsManifest, { build: `build100${round}` }));
    await portal.writeEndpoints({ news: [origin], shell: [portal.shell.origin] });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  until.abort();
  await Promise.all(loads);
  await next.kill();
  expect([...statuses.keys()]).toEqual([200]);
  expect(await (await portal.fetch("/news")).text()).toContain("News list");
});

test("a bad record is refused by name and its module's last good one stays", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  await portal.writeRaw("releases/news.json", JSON.stringify({ ...recordOf(newsManifest), version: 7 }));
  await portal.writeRaw("releases/broken.json", "{");
  await portal.writeRecord(recordOf({ id: "thief", pages: { list: page("/news") } }));
  const refused = portal.gateway.gateway.table;
  await expect
    .poll(() => [...refused.refused.keys()].sort(), { timeout: 30_000 })
    .toEqual(["broken", "news", "thief"]);
  expect((await portal.fetch("/news")).status).toBe(200);
  const line = portal.logs.find((entry) => entry["module"] === "thief");
  expect(JSON.stringify(line)).toContain("thief claims /news, which news has already.");
  const metrics = await (await fetch(`${portal.operations}/metrics`)).text();
  expect(metrics).toMatch(/gateway_refused_records_total\{module="thief",service="gateway"\} 1/);
  const ready = (await (await fetch(`${portal.operations}/health/ready`)).json()) as { refused: object };
  expect(Object.keys(ready.refused).sort()).toEqual(["broken", "news", "thief"]);
});

test("broken endpoints leave the last good ones in force", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  for (const text of ["", "{", '{"news":["ftp://x"]}', '{"news":"http://x"}', "[]"]) {
    await portal.writeRaw("endpoints.json", text);
    await expect
      .poll(() => portal.gateway.gateway.table.refused.has("endpoints"), { timeout: 30_000 })
      .toBe(true);
    expect((await portal.fetch("/news")).status).toBe(200);
    await portal.writeEndpoints({ news: [news.server.origin], shell: [portal.shell.origin] });
    await expect
      .poll(() => portal.gateway.gateway.table.refused.has("endpoints"), { timeout: 30_000 })
      .toBe(false);
  }
});

test("a record taken away takes its pages with it", async () => {
  const news = await newsModule();
  const portal = await startPortal({ modules: [news] });
  const { rm } = await import("node:fs/promises");
  await rm(`${portal.folder}/releases/news.json`);
  await expect.poll(async () => (await portal.fetch("/news")).status, { timeout: 30_000 }).toBe(404);
});

test("among ten thousand modules each address finds its own", () => {
  const count = 10_009;
  const patterns = new PatternTable<string>();
  for (let index = 0; index < count; index += 1) {
    patterns.add(`/m${index}/list`, `${index} list`);
    patterns.add(`/m${index}/items/:id`, `${index} item`);
  }
  for (const index of [0, 7, 10_008]) {
    expect(patterns.match(`/m${index}/list`)).toBe(`${index} list`);
    expect(patterns.match(`/m${index}/items/5`)).toBe(`${index} item`);
  }
  expect(patterns.match(`/m${count}/list`)).toBeUndefined();
});

test("a table of ten thousand modules is built a little at a time, and requests go first in between", async () => {
  const records = Array.from({ length: 200 }, (_, index) =>
    recordOf({ id: `m${index}`, pages: { list: page(`/m${index}`), one: page(`/m${index}/:id`) } }),
  );
  const many = Array.from({ length: 50 }, (_, copy) =>
    records.map((record) => ({
      ...record,
      module: `${record.module}-c${copy}`,
      manifest: {
        ...record.manifest,
        pages: Object.fromEntries(
          Object.entries(record.manifest.pages).map(([name, one]) => [
            name,
            { ...one, path: `/c${copy}${one.path}` },
          ]),
        ),
      },
    })),
  ).flat();
  const { accepted } = settleClaims(many);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const upstreamOf = ({ module }: ReleaseRecord) => ({ module, origins: [], turn: 0 });
  const table = await inSlices(tableSteps({ records: accepted, upstreamOf }));
  clearInterval(others);
  expect(table.modules.size).toBe(10_000);
  expect(turns).toBeGreaterThan(1);
});
