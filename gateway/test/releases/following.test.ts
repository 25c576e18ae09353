import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { fragment, startFakeModule, type FakeModule } from "../fake-module.ts";
import { newsManifest } from "../modules.ts";
import { recordOf, words } from "../records.ts";
import { operatorKeys, RegistryWorld, releaseShell, startFollowing, type Signed } from "./registry-world.ts";

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.close());

async function newWorld(): Promise<RegistryWorld> {
  const world = new RegistryWorld(await postgres.freshDatabase());
  onTestFinished(() => world.registry.close());
  await releaseShell(world);
  return world;
}

async function newsServer(text: string): Promise<FakeModule> {
  const server = await startFakeModule({ "/news": fragment(`<h1>${text}</h1>`) });
  onTestFinished(() => server.kill());
  return server;
}

async function runningNews(world: RegistryWorld, build: string): Promise<Signed> {
  const signed = await world.release(recordOf(newsManifest, { build }));
  await world.runs(signed, (await newsServer(`News of ${build}`)).origin);
  return signed;
}

const following = (world: RegistryWorld, folder?: string) =>
  startFollowing({
    url: world.url,
    operatorKeys: operatorKeys(world.operator),
    ...(folder === undefined ? {} : { folder }),
  });

test("a promoted release is served without a restart, and a rollback brings the old one back", async () => {
  const world = await newWorld();
  const first = await runningNews(world, "build0001");
  await world.promote(first);
  const gateway = await following(world);
  expect((await gateway.get("/news")).text).toContain("News of build0001");
  const second = await runningNews(world, "build0002");
  await world.promote(second);
  await expect.poll(async () => (await gateway.get("/news")).text).toContain("News of build0002");
  await world.promote(first);
  await expect.poll(async () => (await gateway.get("/news")).text).toContain("News of build0001");
  expect(await gateway.metric("gateway_channels_sequence")).toBe(world.sequence);
});

test("no request fails while releases change under load", async () => {
  const world = await newWorld();
  const builds = [await runningNews(world, "build0001"), await runningNews(world, "build0002")] as const;
  await world.promote(builds[0]);
  const gateway = await following(world);
  const statuses = new Set<number>();
  const until = new AbortController();
  const load = async (): Promise<void> => {
    while (!until.signal.aborted) statuses.add((await gateway.get("/news")).status);
  };
  const loads = [load(), load(), load()];
  for (let round = 1; round <= 6; round += 1) {
    await world.promote(round % 2 === 1 ? builds[1] : builds[0]);
    await expect.poll(() => gateway.builds()["news"]).toBe(round % 2 === 1 ? "build0002" : "build0001");
  }
  until.abort();
  await Promise.all(loads);
  expect([...statuses]).toEqual([200]);
});

test("three gateways follow every one of many releases, also those that come faster than they are taken up", async () => {
  const world = await newWorld();
  const builds = [await runningNews(world, "build0001"), await runningNews(world, "build0002")] as const;
  await world.promote(builds[0]);
  const gateways = await Promise.all([1, 2, 3].map(() => following(world)));
  const inForce = (): unknown[] => gateways.map((gateway) => gateway.builds()["news"]);
  const all = (build: string): unknown[] => gateways.map(() => build);
  // They look by themselves every five seconds or so: twenty such waits would take longer than this test may.
  for (let round = 1; round <= 20; round += 1) {
    const next = builds[round % 2 === 1 ? 1 : 0];
    await world.promote(next);
    await expect.poll(inForce, { timeout: 60_000, interval: 5 }).toEqual(all(next.record.build));
  }
  for (let burst = 0; burst < 30; burst += 1) await world.promote(builds[burst % 2 === 1 ? 1 : 0]);
  await expect.poll(inForce, { timeout: 60_000 }).toEqual(all("build0002"));
  for (const gateway of gateways)
    expect(await gateway.metric("gateway_channels_sequence")).toBe(world.sequence);
});

test("what a gateway has in force and refuses stands in the registry", async () => {
  const world = await newWorld();
  const news = await runningNews(world, "build0001");
  await world.promote(news);
  const page = { path: "/news", title: words("T"), access: "public" as const };
  await world.promote(await world.release(recordOf({ id: "board", pages: { list: page } })));
  await following(world);
  await expect
    .poll(async () => (await world.registry.gateways())[0]?.sequence, { timeout: 30_000 })
    .toBe(world.sequence);
  const [report] = await world.registry.gateways();
  expect(report?.id).toBe("gateway-1");
  expect(report?.refused["board"]).toContain("board claims /news, which news has already.");
});

test("what the policy allows a team reaches the pages of its modules, also those that are stored", async () => {
  const world = await newWorld();
  const tiles = "https://tiles.example.go.kr";
  const pages = { list: { ...newsManifest.pages.list, cache: { fresh: 600 } } };
  const { team } = world.trust.teams;
  if (team === undefined) throw new TypeError("there is a team");
  world.trust.teams["team"] = { ...team, sources: [tiles] };
  const record = recordOf({ ...newsManifest, pages, needs: { images: [tiles] } }, { build: "build0001" });
  const news = await world.release(record);
  await world.runs(news, (await newsServer("News")).origin);
  await world.promote(news);
  const gateway = await following(world);
  const policy = async (): Promise<string> => {
    const answer = await fetch(`${gateway.origin}/news`);
    await answer.text();
    return answer.headers.get("content-security-policy") ?? "";
  };
  for (let turn = 0; turn < 3; turn += 1) expect(await policy()).toContain(tiles);
  world.trust.teams["team"] = team;
  await world.publish();
  await expect.poll(policy, { timeout: 30_000 }).not.toContain(tiles);
});

test("replicas that come and go are followed, and one build's never answer for another", async () => {
  const world = await newWorld();
  const first = await runningNews(world, "build0001");
  await world.promote(first);
  const gateway = await following(world);
  expect((await gateway.get("/news")).status).toBe(200);
  const second = await world.release(recordOf(newsManifest, { build: "build0002" }));
  await world.promote(second);
  await expect.poll(async () => (await gateway.get("/news")).status).toBe(503);
  await world.runs(second, (await newsServer("News of build0002")).origin);
  await expect.poll(async () => (await gateway.get("/news")).text).toContain("News of build0002");
});

test("rows of replicas that are garbage hurt nobody", async () => {
  const world = await newWorld();
  const first = await runningNews(world, "build0001");
  const { module, build } = first.record;
  const garbage = ["", "ftp://x", "not a url", "javascript:alert(1)", "http://"];
  await world.registry.setReplicas({ runner: "odd", module, build, origins: garbage, failure: undefined });
  await world.promote(first);
  const gateway = await following(world);
  for (let turn = 0; turn < 4; turn += 1) expect((await gateway.get("/news")).status).toBe(200);
});
