import * as fc from "fast-check";
import { startRedis } from "@madang/test-kit";
import { Pool } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { startPortal } from "../start-portal.ts";
import { everythingIn, openLook } from "./everything-in-redis.ts";
import { packed, somebody, type Person } from "./persons.ts";
import { textOf, watchStoredEntries } from "./stored-entries.ts";
import { issuedPrefix, personalMark, startTelltaleModule, type TelltaleModule } from "./telltale-module.ts";
import { worlds, type Step, type World } from "./worlds.ts";

/** Otherwise the property would say nothing. */
const leastStored = 10;

/** What one person has been answered, head and body. */
interface Told {
  readonly person: Person;
  readonly text: string;
  readonly setCookie: readonly string[];
}

test(
  "nothing that belongs to a person is stored in memory or shown to another one",
  { timeout: 120_000 },
  async () => {
    const entries = watchStoredEntries();
    let kept = 0;
    await forAnyWorld(async (world) => {
      entries.forget();
      const lived = await live(world, {});
      expectNothingLeaked(lived);
      const stored = entries.seen();
      kept += stored.length;
      for (const entry of stored) {
        expectNothingOf(textOf(entry), lived);
        expect(entry.response.fields.filter((_, index) => index % 2 === 0)).not.toContain("set-cookie");
      }
    });
    expect(kept).toBeGreaterThan(leastStored);
  },
);

test("nothing that belongs to a person is at Redis", { timeout: 120_000 }, async () => {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  const redis = await openLook(server.url);
  let worlds = 0;
  let keys = 0;
  await forAnyWorld(async (world) => {
    worlds += 1;
    const lived = await live(world, { REDIS_URL: server.url, MADANG_CACHE_PREFIX: `world-${worlds}` });
    expectNothingLeaked(lived);
    const everything = await everythingIn(redis);
    keys = everything.keys;
    expectNothingOf(everything.text, lived);
  });
  expect(keys).toBeGreaterThan(leastStored);
});

function forAnyWorld(holds: (world: World) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(worlds, holds), { numRuns: 20, interruptAfterTimeLimit: 30_000 });
}

interface Lived {
  readonly persons: readonly [Person, Person];
  readonly module: TelltaleModule;
  readonly told: readonly Told[];
}

async function live(world: World, env: Readonly<Record<string, string>>): Promise<Lived> {
  const persons = [somebody("A"), somebody("B")] as const;
  const module = await startTelltaleModule(world);
  const portal = await startPortal({
    modules: [{ manifest: world.manifest, servers: [module.server] }],
    env: { TRUSTED_PROXIES: "127.0.0.1", ...env },
  });
  const pool = new Pool(portal.origin, { connections: 4 });
  const told: Told[] = [];
  for (const step of world.steps)
    told.push(
      ...(await Promise.all(persons.map((person, index) => take(step, { world, pool, person, index })))),
    );
  await pool.destroy();
  await portal.gateway.close();
  return { persons, module, told };
}

async function take(
  step: Step,
  { world, pool, person, index }: { world: World; pool: Pool; person: Person; index: number },
): Promise<Told> {
  const { path, kind } = world.places[step.place]!;
  const prefix = kind === "page" && step.asData ? "/_data" : "";
  const posts = step.method === "POST";
  const answer = await pool.request({
    method: step.method,
    path: `${prefix}${path}?q=${step.variant}&undeclared=${person.secret}`,
    headers: {
      ...packed(step.luggage[index]!, person),
      ...(posts ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    body: posts ? `field=${person.secret}` : null,
  });
  const body = await answer.body.text();
  const setCookie = [answer.headers["set-cookie"] ?? []].flat();
  const own = setCookie.find((cookie) => cookie.startsWith("__Host-madang-visitor="));
  person.visitorCookie ??= own?.split(";")[0];
  return { person, text: `${JSON.stringify(answer.headers)} ${body}`, setCookie };
}

function expectOwnAlone(told: Told, persons: readonly Person[], module: TelltaleModule): void {
  for (const other of persons.filter((person) => person !== told.person)) {
    expect(told.text).not.toContain(other.secret);
    expect(told.text).not.toContain(other.address);
  }
  const seen = [...module.pseudonyms].filter((pseudonym) => told.text.includes(pseudonym));
  expect(seen.length).toBeLessThanOrEqual(1);
  expect(
    told.setCookie.filter((cookie) => cookie.startsWith(`__Host-madang-visitor=${issuedPrefix}`)),
  ).toEqual([]);
}

/** A module learns nothing of a person where it answers for all. */
function expectAnonymous({ shared }: TelltaleModule, persons: readonly Person[]): void {
  for (const { headers, url, method } of shared) {
    const { cookie, authorization, "proxy-authorization": proxy, "madang-visitor": visitor } = headers;
    expect([cookie, authorization, proxy, visitor]).toEqual([undefined, undefined, undefined, undefined]);
    // What is sent to an open API in a body is said to the module on purpose.
    if (method === "POST") continue;
    for (const { secret, address } of persons)
      for (const text of [url, ...Object.values(headers)]) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(address);
      }
  }
}

function expectNothingLeaked({ persons, module, told }: Lived): void {
  for (const one of told) expectOwnAlone(one, persons, module);
  expectAnonymous(module, persons);
}

function expectNothingOf(text: string, { persons, module: { pseudonyms } }: Lived): void {
  for (const { secret, address } of persons) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(address);
  }
  for (const pseudonym of pseudonyms) expect(text).not.toContain(pseudonym);
  expect(text).not.toContain(issuedPrefix);
  expect(text).not.toContain(personalMark);
}
