import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { request } from "undici";
import { notInstalled } from "../peers/find-program.ts";
import type { RunningPeer } from "../peers/peer.ts";
import { startRedis } from "../peers/redis.ts";
import { startStandalone } from "../peers/standalone.ts";
import { startNode } from "../peers/start-program.ts";
import { spreadOf } from "../measure/statistics.ts";
import type { Finding, Scenario, ScenarioContext } from "./scenario.ts";
import { originProgram } from "./with-peers.ts";

const addresses = 2000;
const crowd = 500;
/** What is stored for one site is not for another: both gateways are asked for the same one, as behind a balancer. */
const site = { Host: "site.example" } as const;

/** How much reaches the origin when gateways share one Redis, against one gateway alone. */
export const twoGateways: Scenario = {
  name: "redis",
  title: "Two gateways on one Redis, and one alone",
  async run(context) {
    const missing = notInstalled("redis-server");
    if (missing !== undefined) {
      context.note(missing);
      return { samples: new Map(), findings: [] };
    }
    const findings = [...(await originRequests(context, 1)), ...(await originRequests(context, 2))];
    return { samples: new Map(), findings };
  },
};

async function originRequests(context: ScenarioContext, count: number): Promise<Finding[]> {
  const redis = await startRedis();
  const origin = await startNode({ file: originProgram, folder: context.folder });
  const gateways: RunningPeer[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const folder = join(context.folder, `gateway-${count}-${index}`);
      await mkdir(folder);
      gateways.push(await startStandalone({ origin: origin.origin, folder, args: ["--redis", redis.url] }));
    }
    return await measured(context, gateways, origin.origin);
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    await origin.stop();
    await redis.stop();
  }
}

async function measured(
  { load, connections, seconds }: ScenarioContext,
  gateways: readonly RunningPeer[],
  origin: string,
): Promise<Finding[]> {
  const name = gateways.length === 1 ? "one gateway" : `${gateways.length} gateways`;
  const paths = [`/many/{n:${addresses}}`];
  const results = await Promise.all(
    gateways.map((gateway) =>
      load({ origin: gateway.origin, paths, headers: site, connections, seconds: seconds * 2 }),
    ),
  );
  const asked = await countAt(origin);
  const requests = results.reduce((sum, result) => sum + result.requests, 0);
  const statuses = await Promise.all(
    Array.from({ length: crowd }, async (_, index) => {
      const url = new URL("/slow/one", gateways[index % gateways.length]?.origin);
      const { statusCode, body } = await request(url, { headers: site });
      await body.dump();
      return statusCode;
    }),
  );
  const inCrowd = (await countAt(origin)) - asked;
  const failed = results.reduce((sum, { errors }) => sum + errors, 0);
  return [
    {
      what: `${name}: failed requests`,
      value: spreadOf([failed]),
      unit: "",
      limit: { kind: "most", value: 0 },
    },
    {
      what: `${name}: requests at the origin for each of ${Math.min(addresses, requests)} addresses`,
      value: spreadOf([asked / Math.min(addresses, requests)]),
      unit: "",
      limit: { kind: "most", value: 1.01 },
    },
    {
      what: `${name}: hit ratio over ${requests} requests`,
      value: spreadOf([1 - asked / requests]),
      unit: "",
    },
    {
      what: `${name}: requests at the origin for ${crowd} at once for one address (${statuses.filter((one) => one === 200).length} answered)`,
      value: spreadOf([inCrowd]),
      unit: "",
      limit: { kind: "most", value: 1 },
    },
  ];
}

async function countAt(origin: string): Promise<number> {
  return Number(await (await fetch(`${origin}/count`)).text());
}
