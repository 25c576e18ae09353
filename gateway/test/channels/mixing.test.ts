import { startRedis } from "@madang/test-kit";
import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { bucketName } from "../../src/channels/bucket-cookie.ts";
import { buckets, memberOf } from "../../src/channels/bucket.ts";
import { startChannels, type ChannelPortal, type GivenChannels } from "./channel-portal.ts";
import type { PlainAnswer } from "./plain-client.ts";
import { buildsIn, startBuild, type TellingBuild } from "./telling-build.ts";

const modules = ["news", "notices", "zoo"] as const;

/** What is live of each module: which of its builds is stable, which is tried out, and on how many. */
interface Moment {
  readonly stable: number;
  readonly canary: number;
  readonly weight: number;
}

const moment = fc.record<Moment>({
  stable: fc.integer({ min: 0, max: 2 }),
  canary: fc.integer({ min: 0, max: 2 }),
  weight: fc.constantFrom(0, 5, 30, 50, 100),
});
const moments = fc.tuple(moment, moment, moment);
type Moments = readonly [Moment, Moment, Moment];

interface Visit {
  readonly module: (typeof modules)[number];
  readonly path: string;
  readonly kind: "page" | "data" | "api";
  readonly bucket: number | undefined;
  readonly gateway: number;
  readonly coding: string;
}

const visits = fc.record<Visit>({
  module: fc.constantFrom(...modules),
  path: fc.constantFrom("", "/mine"),
  kind: fc.constantFrom("page", "data", "api"),
  bucket: fc.option(fc.integer({ min: 0, max: buckets - 1 }), { nil: undefined }),
  gateway: fc.integer({ min: 0, max: 1 }),
  coding: fc.constantFrom("identity", "gzip", "br"),
});

const rounds = fc.array(
  fc.record({
    next: moments,
    before: fc.array(visits, { maxLength: 12 }),
    after: fc.array(visits, { maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 5 },
);

function buildAt({ stable, canary, weight }: Moment, module: string, bucket: number | undefined): string {
  const isIn = bucket !== undefined && canary !== stable && memberOf(bucket, module, weight);
  return `${module}@build000${(isIn ? canary : stable) + 1}`;
}

/** What a visitor may be shown at one moment: pages show boxes of every module. */
function expectedAt(at: Moments, { module, path, kind, bucket }: Visit): string {
  const own = buildAt(at[modules.indexOf(module)]!, module, bucket);
  const all = modules.map((one, index) => buildAt(at[index]!, one, bucket));
  if (kind === "api") return own;
  // Data holds no lines above the page, and the personal page no slot of its own.
  if (kind === "data" && path === "/mine") return own;
  return all.toSorted().join(" ");
}

function addressOf({ module, path, kind }: Visit): string {
  if (kind === "api") return `/api/${module}`;
  return `${kind === "data" ? "/_data" : ""}/${module}${path}`;
}

async function ask(portal: ChannelPortal, visit: Visit): Promise<PlainAnswer> {
  const { bucket, coding, gateway } = visit;
  const cookie = bucket === undefined ? {} : { cookie: `${bucketName}=${bucket}` };
  return portal.ask(addressOf(visit), { headers: { "accept-encoding": coding, ...cookie } }, gateway);
}

async function world(env: Record<string, string>) {
  const builds = new Map<string, TellingBuild[]>();
  for (const module of modules)
    builds.set(module, await Promise.all([1, 2, 3].map((number) => startBuild(module, `build000${number}`))));
  const channelsAt = (at: Moments): GivenChannels[] =>
    modules.map((module, index) => {
      const { stable, canary, weight } = at[index]!;
      const all = builds.get(module)!;
      const split = canary === stable ? {} : { canary: { build: all[canary]!, weight } };
      return { stable: all[stable]!, ...split };
    });
  const start: Moments = [0, 0, 0].map(() => ({ stable: 0, canary: 0, weight: 0 })) as never;
  const portal = await startChannels(channelsAt(start), { gateways: 2, env });
  return { portal, channelsAt, start };
}

/** How many answers were looked at. */
async function checkRounds(env: Record<string, string>, numRuns: number): Promise<number> {
  const { portal, channelsAt, start } = await world(env);
  let now = start;
  let answers = 0;
  const seen = async (visit: Visit, allowed: readonly Moments[]): Promise<void> => {
    const { status, text } = await ask(portal, visit);
    const shown = status === 200 ? buildsIn(text).join(" ") : `status ${status}`;
    expect(allowed.map((at) => expectedAt(at, visit))).toContain(shown);
    answers += 1;
  };
  await fc.assert(
    fc.asyncProperty(rounds, async (given) => {
      for (const { next, before, after } of given) {
        const meanwhile = before.map((visit) => seen(visit, [now, next]));
        await portal.change(channelsAt(next));
        await Promise.all(meanwhile);
        now = next;
        // Twice: made, then from a cache.
        for (let time = 0; time < 2; time += 1) await Promise.all(after.map((visit) => seen(visit, [now])));
      }
    }),
    { numRuns },
  );
  return answers;
}

test("no page is mixed, and nobody is shown a build that is not theirs, while channels change: memory alone", async () => {
  expect(await checkRounds({}, 40)).toBeGreaterThan(500);
}, 120_000);

test("the same with a shared cache between two gateways", async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  expect(await checkRounds({ REDIS_URL: redis.url }, 25)).toBeGreaterThan(300);
}, 120_000);
