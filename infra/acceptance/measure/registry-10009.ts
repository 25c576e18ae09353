import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { freePort, startTemporaryPostgres } from "@madang/embedded-postgres";
import { openRegistryReader } from "@madang/registry";
import {
  createAdminToken,
  digestOf,
  generateKey,
  moveSchema,
  signRelease,
  writeKeyFile,
} from "@madang/releases";
import { exampleStatement } from "@madang/releases/testing";
import { createLogger } from "@madang/service";
import { AdminApi } from "../src/follow/admin-api.ts";
import { startGatewayProcess } from "../src/follow/gateway-process.ts";
import { measuredSite } from "../src/follow/measured-site.ts";
import { SignedPortal } from "../src/follow/signed-portal.ts";

/**
 * What the registry and the admin API take in a portal of ten thousand modules: reading by gateways, `status`, a release, its move. Build the
 * gateway first (npm run build -w gateway).
 *
 *     node infra/acceptance/measure/registry-10009.ts --modules 10009
 */
const { values } = parseArgs({
  options: {
    modules: { type: "string", default: "10009" },
    server: { type: "string", default: "gateway/dist/server.js" },
  },
});
const ids = ["shell", ...Array.from({ length: Number(values.modules) - 1 }, (_, index) => `m${index}`)];
const log = createLogger({ service: "measure", level: "silent", build: "measure" });
const folder = await mkdtemp(join(tmpdir(), "madang-registry-"));
const postgres = await startTemporaryPostgres();
const url = await postgres.freshDatabase();
const { key: operator, pem } = generateKey("operator-1");
const { key: team } = generateKey("team-1");
const portal = new SignedPortal(url, { operator, team });
const replica = createServer((_request, response) => void response.end("{}"));
const replicaPort = await freePort();
replica.listen(replicaPort, "127.0.0.1");

try {
  say(`${ids.length} modules`, `load average ${loadavg()[0]?.toFixed(1)}`);
  await timed("filled", () => portal.releaseAll(ids, "build00000000"));
  await timed("first snapshot signed and published", () => portal.publish());
  await timed("a snapshot more", () => portal.publish());
  await readAll();
  await withAdmin();
} finally {
  replica.close();
  await portal.registry.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
}

async function readAll(): Promise<void> {
  const reader = openRegistryReader({ url, log });
  await timed("newestSequence", () => reader.newestSequence());
  const stored = await timed("newestSnapshot", () => reader.newestSnapshot());
  say("snapshot has", mebibytes(stored?.envelope.payload.length ?? 0));
  const releases = await timed("releases", () => reader.releases());
  const digests = releases.map(({ digest }) => digest);
  await timed("envelopes, all in pieces of 200", async () => {
    for (let from = 0; from < digests.length; from += 200)
      await reader.envelopes(digests.slice(from, from + 200));
  });
  await timed("envelopes, all at once", () => reader.envelopes(digests));
  await reader.close();
}

async function withAdmin(): Promise<void> {
  const made = createAdminToken({ name: "operator", scopes: ["operator"] });
  const runner = createAdminToken({ name: "runner", scopes: ["runner"] });
  await writeFile(join(folder, "tokens.json"), JSON.stringify({ tokens: [made.entry, runner.entry] }));
  await writeFile(join(folder, "site.json"), JSON.stringify(measuredSite));
  const port = await freePort();
  const gateway = await startGatewayProcess({ file: values.server, env: await adminEnvironment(port) });
  say("gateway with admin started", `${gateway.startTime.toFixed(0)} ms`);
  const api = new AdminApi(`http://127.0.0.1:${port}/v1`, { operator: made.token, runner: runner.token });
  try {
    await timed("status, first", () => api.get("/status"));
    const status = await timed("status, again", () => api.get("/status"));
    say("status has", mebibytes(JSON.stringify(status).length));
    await timed("status of one module", () => api.get("/status?module=m1"));
    await timed("wanted, first", () => api.get("/wanted", "runner"));
    await timed("wanted, again", () => api.get("/wanted", "runner"));
    for (const build of ["second000001", "second000002"]) await releaseOne(api, build);
  } finally {
    say("memory of that process", mebibytes(gateway.memory()));
    await gateway.stop();
  }
}

async function releaseOne(api: AdminApi, build: string): Promise<void> {
  const server = Buffer.from(`server of ${build}`);
  const digest = digestOf(server);
  const statement = exampleStatement({ module: "m1", build });
  const envelope = signRelease({ ...statement, server: { digest, bytes: server.length } }, team);
  await api.send("PUT", `/blobs/${digest}`, { bytes: server });
  await timed(`release of ${build}`, () => api.send("POST", "/releases", { json: { envelope } }));
  const origins = [`http://127.0.0.1:${replicaPort}`];
  await api.send("PUT", `/replicas/m1/${build}`, { json: { runner: "measure", origins }, as: "runner" });
  await timed(`move of ${build}, asked for to done`, async () => {
    let move = moveSchema.parse(
      await api.send("POST", "/modules/m1/moves", { json: { to: "stable", build } }),
    );
    while (move.state === "waiting") {
      await wait(20);
      move = moveSchema.parse(await api.get(`/moves/${move.id}`));
    }
    if (move.state !== "done") throw new Error(JSON.stringify(move));
  });
}

async function adminEnvironment(port: number): Promise<Record<string, string>> {
  return {
    MADANG_SITE_FILE: join(folder, "site.json"),
    MADANG_REGISTRY_URL: url,
    MADANG_OPERATOR_KEYS: portal.operatorKeys,
    MADANG_RELEASE_CACHE_DIR: join(folder, "cache"),
    MADANG_ASSETS_DIR: folder,
    MADANG_VISITOR_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64url")}`,
    MADANG_STORE_URL: pathToFileURL(join(folder, "store")).href,
    MADANG_ADMIN_PORT: String(port),
    MADANG_ADMIN_TOKENS_FILE: join(folder, "tokens.json"),
    MADANG_OPERATOR_KEY_FILE: await writeKeyFile(folder, operator.id, pem),
  };
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(what, `${(performance.now() - began).toFixed(0)} ms`);
  return result;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

function say(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(50)}${figure}\n`);
}
