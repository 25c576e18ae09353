import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startTemporaryPostgres } from "@madang/embedded-postgres";
import { startGatewayProcess, type GatewayProcess } from "../src/follow/gateway-process.ts";
import { watchPauses } from "../src/follow/longest-pause.ts";
import { measuredSite } from "../src/follow/measured-site.ts";
import { SignedPortal } from "../src/follow/signed-portal.ts";

/**
 * How long a release is on its way: from the moment at which the registry is given a channel snapshot until each gateway has the table in
 * force; besides, how long a gateway takes to start (first time; from its copy; with the registry away), how much memory it holds, and the longest
 * time for which it answered nobody. What processors worked for it tells more on a machine that does other things. Build the gateway first (npm run build -w gateway).
 *
 *     node infra/acceptance/measure/follow-time.ts --modules 10009 --rounds 30
 */
const { values } = parseArgs({
  options: {
    modules: { type: "string", default: "10" },
    rounds: { type: "string", default: "50" },
    gateways: { type: "string", default: "3" },
    server: { type: "string", default: "gateway/dist/server.js" },
  },
});
const ids = ["shell", ...Array.from({ length: Number(values.modules) - 1 }, (_, index) => `m${index}`)];

const folder = await mkdtemp(join(tmpdir(), "madang-follow-"));
await writeFile(join(folder, "site.json"), JSON.stringify(measuredSite));
const postgres = await startTemporaryPostgres();
const url = await postgres.freshDatabase();
const portal = new SignedPortal(url);
const replica = createServer((_request, response) => void response.end("{}")).listen(0, "127.0.0.1");
const address = replica.address();
const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;

const start = (index: number, registry = url): Promise<GatewayProcess> =>
  startGatewayProcess({
    file: values.server,
    env: {
      MADANG_SITE_FILE: join(folder, "site.json"),
      MADANG_REGISTRY_URL: registry,
      MADANG_OPERATOR_KEYS: portal.operatorKeys,
      MADANG_RELEASE_CACHE_DIR: join(folder, `cache-${index}`),
      MADANG_ASSETS_DIR: folder,
      MADANG_VISITOR_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64url")}`,
    },
  });

try {
  await portal.releaseAll(ids, "build00000000");
  for (const id of ids.slice(0, 50)) await portal.runs(id, "build00000000", [origin]);
  await portal.publish();
  const gateways = await Promise.all(
    Array.from({ length: Number(values.gateways) }, (_, index) => start(index)),
  );
  say(`${ids.length} modules, ${gateways.length} gateways`);
  say(`first start: ${gateways.map(({ startTime }) => whole(startTime)).join(", ")} ms`);
  say(`  processors, each: ${gateways.map((one) => whole(one.processorTime())).join(", ")} ms`);
  await rounds(gateways);
  say(`memory: ${gateways.map((one) => Math.round(one.memory() / 1_048_576)).join(", ")} MiB`);
  await Promise.all(gateways.map((one) => one.stop()));
  say(`start from its copy: ${await startTime()}`);
  say(`start from its copy, the registry away: ${await startTime("postgres://nobody@127.0.0.1:9/none")}`);
} finally {
  replica.close();
  await portal.registry.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
}

async function rounds(gateways: readonly GatewayProcess[]): Promise<void> {
  const times: number[] = [];
  const workBefore = gateways.map((one) => one.processorTime());
  const pauses = gateways.map((one) => watchPauses(one.origin));
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    await portal.release(ids[1 + (round % (ids.length - 1))] ?? "", `build${String(round).padStart(8, "0")}`);
    const swapped = gateways.map((one) => one.swapped());
    const publishedAt = await portal.publish();
    for (const at of await Promise.all(swapped)) times.push(at - publishedAt);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  say(
    `published to in force, ${times.length} times: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${at(1)} ms`,
  );
  const work = gateways.map((one, index) => one.processorTime() - (workBefore[index] ?? 0));
  say(
    `  processors, each and release: ${work.map((one) => whole(one / Number(values.rounds))).join(", ")} ms`,
  );
  const longest = await Promise.all(pauses.map((one) => one.stop()));
  say(`slowest answer meanwhile: ${longest.map(whole).join(", ")} ms`);
}

async function startTime(registry?: string): Promise<string> {
  const gateway = await start(0, registry);
  const said = `${whole(gateway.startTime)} ms, processors ${whole(gateway.processorTime())} ms`;
  await gateway.stop();
  return said;
}

function whole(value: number): string {
  return value.toFixed(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
