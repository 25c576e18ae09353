import { startTemporaryPostgres, type TemporaryPostgres } from "@madang/embedded-postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { judgeProbe } from "../../src/upstream/health/judge-probe.ts";
import { fragment, startFakeModule, type FakeModule, type Handler } from "../fake-module.ts";
import { newsManifest } from "../modules.ts";
import { recordOf } from "../records.ts";
import { operatorKeys, RegistryWorld, releaseShell, startFollowing } from "./registry-world.ts";

let postgres: TemporaryPostgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.close());

const readiness =
  (status: number, build: string): Handler =>
  (_request, response) =>
    void response.writeHead(status, { "madang-build": build }).end("{}");

async function replica(name: string, build: string): Promise<FakeModule> {
  const server = await startFakeModule({
    "/news": fragment(`<h1>${name}</h1>`),
    "/health/ready": readiness(200, build),
  });
  onTestFinished(() => server.kill());
  return server;
}

async function gatewayBefore(...replicas: FakeModule[]) {
  const world = new RegistryWorld(await postgres.freshDatabase());
  onTestFinished(() => world.registry.close());
  await releaseShell(world);
  const news = await world.release(recordOf(newsManifest, { build: "build0001" }));
  await world.runs(news, ...replicas.map(({ origin }) => origin));
  await world.promote(news);
  const gateway = await startFollowing({ url: world.url, operatorKeys: operatorKeys(world.operator) });
  return { world, gateway };
}

const asked = ({ requests }: FakeModule): number =>
  requests.filter(({ url = "" }) => url.startsWith("/news")).length;

test("a replica that drains gets no more requests before any has failed, and comes back when it is ready", async () => {
  const [one, two] = [await replica("one", "build0001"), await replica("two", "build0001")];
  const { gateway } = await gatewayBefore(one, two);
  two.on("/health/ready", readiness(503, "build0001"));
  const out = () => gateway.metric('gateway_replicas_ejected{module="news"');
  await gateway.get("/news");
  await expect.poll(out, { timeout: 30_000 }).toBe(1);
  const before = asked(two);
  for (let turn = 0; turn < 6; turn += 1) expect((await gateway.get("/news")).text).toContain("one");
  expect(asked(two)).toBe(before);
  two.on("/health/ready", readiness(200, "build0001"));
  await expect.poll(out, { timeout: 30_000 }).toBe(0);
  const seen = new Set<string>();
  for (let turn = 0; turn < 6; turn += 1)
    seen.add((await gateway.get("/news")).text.includes("two") ? "two" : "one");
  expect(seen).toEqual(new Set(["one", "two"]));
});

test("an address at which another build runs is never asked for this one, be it the only one", async () => {
  const only = await replica("only", "build0001");
  const { gateway } = await gatewayBefore(only);
  expect((await gateway.get("/news")).status).toBe(200);
  only.on("/health/ready", readiness(200, "build0002"));
  const out = () => gateway.metric('gateway_replicas_ejected{module="news"');
  await expect.poll(out, { timeout: 30_000 }).toBe(1);
  const before = asked(only);
  // The last good copy of this very build.
  expect((await gateway.get("/news")).text).toContain('class="stale"');
  expect(asked(only)).toBe(before);
  only.on("/health/ready", readiness(200, "build0001"));
  await expect.poll(out, { timeout: 30_000 }).toBe(0);
  await gateway.get("/news");
  expect(asked(only)).toBeGreaterThan(before);
});

test("the last replica is asked all the same, because what it answers is better than nothing", async () => {
  const only = await replica("only", "build0001");
  const { gateway } = await gatewayBefore(only);
  only.on("/health/ready", readiness(503, "build0001"));
  await gateway.get("/news");
  await expect
    .poll(() => gateway.metric('gateway_replicas_ejected{module="news"'), { timeout: 30_000 })
    .toBe(1);
  expect((await gateway.get("/news")).status).toBe(200);
});

test.each([
  ["ready", { kind: "answered", status: 200, build: "build0001" }, 0, "ready"],
  [
    "of a service that does not say which build it is",
    { kind: "answered", status: 200, build: undefined },
    0,
    "ready",
  ],
  ["of a service run from source", { kind: "answered", status: 200, build: "development" }, 0, "ready"],
  ["of another build", { kind: "answered", status: 200, build: "build0002" }, 0, "foreign"],
  ["of another build that is not ready", { kind: "answered", status: 503, build: "build0002" }, 0, "foreign"],
  ["not ready", { kind: "answered", status: 503, build: "build0001" }, 0, "unready"],
  ["of a service without the address", { kind: "answered", status: 404, build: undefined }, 0, "unsure"],
  ["refused", { kind: "unreachable" }, 0, "unready"],
  ["late once", { kind: "late" }, 1, "unsure"],
  ["late twice in a row", { kind: "late" }, 2, "unready"],
] as const)("an answer %s", (_, result, late, verdict) => {
  expect(judgeProbe(result, "build0001", late)).toBe(verdict);
});
