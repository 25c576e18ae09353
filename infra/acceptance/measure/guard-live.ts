import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { freePort, startTemporaryPostgres } from "@madang/embedded-postgres";
import { createAdminToken, generateKey, moveSchema, writeKeyFile } from "@madang/releases";
import { workspaceRoot } from "@madang/test-kit";
import { AdminApi } from "../src/follow/admin-api.ts";
import { startGatewayProcess } from "../src/follow/gateway-process.ts";
import { measuredSite } from "../src/follow/measured-site.ts";
import { SignedPortal } from "../src/follow/signed-portal.ts";
import { comeSteadily } from "../src/guard/steady-visitors.ts";
import { TrialModule } from "../src/guard/trial-module.ts";
import { startProgram } from "../src/story/program.ts";

/**
 * `madang promote --guard` as it goes: three modules behind two gateways, each with a build that is live and one that is to take its place,
 * which is the same, 20 % slower, or fails 1 % of the requests; visitors come steadily. Says how each promotion ended, and after how many
 * seconds. Build the gateway first (npm run build -w gateway).
 *
 *     node infra/acceptance/measure/guard-live.ts --rate 45 --step-seconds 60
 */
const { values } = parseArgs({
  options: {
    /** Visitors of each module a second. */
    rate: { type: "string", default: "45" },
    "step-seconds": { type: "string", default: "60" },
    server: { type: "string", default: "gateway/dist/server.js" },
    only: { type: "string" },
  },
});
const trials = [
  { module: "same", build: "second000001" },
  { module: "slower", build: "second000001", slowness: 1.2 },
  { module: "failing", build: "second000001", failures: 0.01 },
].filter(({ module }) => values.only === undefined || values.only.split(",").includes(module));

const folder = await mkdtemp(join(tmpdir(), "madang-guard-"));
const postgres = await startTemporaryPostgres();
const url = await postgres.freshDatabase();
const { key: operator, pem } = generateKey("operator-1");
const { key: team } = generateKey("team-1");
const portal = new SignedPortal(url, { operator, team });
const [asOperator, asRunner] = [
  createAdminToken({ name: "operator", scopes: ["operator"] }),
  createAdminToken({ name: "runner", scopes: ["runner"] }),
];
await writeFile(join(folder, "site.json"), JSON.stringify(measuredSite));
await writeFile(join(folder, "tokens.json"), JSON.stringify({ tokens: [asOperator.entry, asRunner.entry] }));
await portal.releaseAll(["shell", ...trials.map(({ module }) => module)], "build00000000");
await portal.publish();
const adminPort = await freePort();
const administration = {
  MADANG_ADMIN_PORT: String(adminPort),
  MADANG_ADMIN_TOKENS_FILE: join(folder, "tokens.json"),
  MADANG_OPERATOR_KEY_FILE: await writeKeyFile(folder, operator.id, pem),
  MADANG_GUARD_STEP_SECONDS: values["step-seconds"],
};
const gateways = [await startGateway("first", administration), await startGateway("second", {})];
const admin = `http://127.0.0.1:${adminPort}`;
const modules = new TrialModule(
  new AdminApi(`${admin}/v1`, { operator: asOperator.token, runner: asRunner.token }),
  team,
);

try {
  say(
    `${values.rate} visitors a second to each module, ${values["step-seconds"]} s a step, load ${loadavg()[0]?.toFixed(1)}`,
  );
  const ends = trials.map(async (trial) => {
    const first = { module: trial.module, build: "first0000001" };
    await modules.release(first);
    await modules.move(first);
    await modules.release(trial);
    await promote(trial.module, trial.build);
  });
  await Promise.all(ends);
} finally {
  modules.stop();
  for (const gateway of gateways) await gateway.stop();
  await portal.registry.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
}

async function promote(module: string, build: string): Promise<void> {
  const addresses = gateways.map(({ origin }) => `${origin}/${module}`);
  const visitors = comeSteadily(addresses, Number(values.rate));
  const beganAt = performance.now();
  const program = startProgram({
    root: workspaceRoot,
    file: "shared/cli/src/main.ts",
    args: ["promote", module, build, "--guard", "--json", "--quiet"],
    env: { MADANG_ADMIN_URL: admin, MADANG_TOKEN: asOperator.token },
  });
  const code = await program.ended();
  const seconds = (performance.now() - beganAt) / 1000;
  const { came, broken } = visitors.stop();
  say(`${module}: ${endIn(program.said())}, madang ended with ${code}`);
  say(`  after ${seconds.toFixed(0)} s; ${came} visitors, broken connections: ${JSON.stringify(broken)}`);
}

/** Of the document that --json prints, or all that was said. */
function endIn(said: string): string {
  try {
    const { result } = JSON.parse(said.slice(said.indexOf("{\n"))) as { result: unknown };
    const { state, weights = [], reason } = moveSchema.parse(result);
    const steps = weights.map(({ weight }) => `${weight} %`).join(", ");
    return `${state} (${steps})${reason === undefined ? "" : `: ${reason}`}`;
  } catch {
    return said;
  }
}

function startGateway(name: string, more: Readonly<Record<string, string>>) {
  return startGatewayProcess({
    file: values.server,
    env: {
      MADANG_SITE_FILE: join(folder, "site.json"),
      MADANG_REGISTRY_URL: url,
      MADANG_OPERATOR_KEYS: portal.operatorKeys,
      MADANG_RELEASE_CACHE_DIR: join(folder, `cache-${name}`),
      MADANG_ASSETS_DIR: folder,
      MADANG_VISITOR_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64url")}`,
      MADANG_STORE_URL: pathToFileURL(join(folder, "store")).href,
      ...more,
    },
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
