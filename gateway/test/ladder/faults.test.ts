import { Pool } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { ills, illsOfPersonalModules, type Ill } from "./ills.ts";
import {
  homeManifest,
  personalManifest,
  readingManifest,
  startLadderPortal,
  type LadderPortal,
  type Metrics,
} from "./ladder-portal.ts";
import { ask, startLoad, type Load, type Sight } from "./load.ts";
import { apiSight, detailSight, formSight, homeSight, listSight, personalSight } from "./sights.ts";

/** One module for each ill: what one has gone through says nothing of the next. */
interface Patient {
  readonly id: string;
  readonly ill: Ill;
  readonly personal: boolean;
}

const patients: readonly Patient[] = [
  ...ills.map((ill, index) => ({ id: `ill-${index}`, ill, personal: false })),
  ...illsOfPersonalModules.map((ill, index) => ({ id: `ill-personal-${index}`, ill, personal: true })),
];
const readers = patients.filter(({ personal }) => !personal).map(({ id }) => id);

/** So many modules are sick at the same time, each in its own way. */
const waveSize = 8;
const patience = 40_000;

test("modules fall ill in every way under load, and nobody else notices", { timeout: 170_000 }, async () => {
  const portal = await startEverything();
  const healthy = healthySights();
  const before = await portal.metrics();
  const load = startLoad({ origin: portal.origin, sights: healthy });
  onTestFinished(() => load.stop());
  await untilEach(healthy, (sight) => load.isSteady(sight.name, "whole", 10), "before", [load]);
  for (let first = 0; first < patients.length; first += waveSize)
    await fallIll({ portal, load, healthy, wave: patients.slice(first, first + waveSize) });
  await load.stop();
  await expectNothingLeft(portal, before);
  expect(await portal.module("petitions").repeatedForms()).toEqual([]);
  expect(portal.log().filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

const megabyte = 1024 * 1024;

/** Everything that was begun has ended: work in modules, sockets, and what was held in memory for them. */
async function expectNothingLeft(portal: LadderPortal, before: Metrics): Promise<void> {
  const left = async (): Promise<string[]> => {
    const now = await portal.metrics();
    const inFlight = now.sum("gateway_limiter_in_flight");
    const sockets = now.sum("process_open_fds") - before.sum("process_open_fds");
    const found = inFlight === 0 ? [] : [`${inFlight} requests in flight`];
    // Idle connections to healthy modules are kept for a while, a few each.
    return sockets < patients.length * 10 ? found : [...found, `${sockets} descriptors more than before`];
  };
  await expect.poll(left, { timeout: 30_000 }).toEqual([]);
  expect(before.sum("process_open_fds")).toBeGreaterThan(0);
  expect((await portal.metrics()).sum("process_resident_memory_bytes")).toBeLessThan(600 * megabyte);
}

function startEverything(): Promise<LadderPortal> {
  const manifests = [
    homeManifest("portal-home"),
    readingManifest("notices"),
    personalManifest("petitions"),
    ...patients.map(({ id, personal }) => (personal ? personalManifest(id) : readingManifest(id))),
  ];
  const alone = patients.filter(({ ill }) => ill.ownProcess === true).map(({ id }) => [id]);
  const together = patients.filter(({ ill }) => ill.ownProcess !== true).map(({ id }) => id);
  return startLadderPortal({
    manifests,
    processes: [["portal-home", "notices", "petitions"], together, ...alone],
    env: { FRAGMENT_LIMIT: "100000" },
  });
}

function healthySights(): Sight[] {
  return [
    homeSight("portal-home", ["notices", ...readers]),
    listSight("notices"),
    detailSight("notices"),
    apiSight("notices"),
    personalSight("petitions", "A"),
    personalSight("petitions", "B"),
    formSight("petitions"),
  ];
}

function sightsOf({ id, personal }: Patient, degraded: string[]): Sight[] {
  return personal
    ? [personalSight(id, "A"), formSight(id)]
    : [listSight(id), detailSight(id, degraded), apiSight(id)];
}

async function fallIll(options: {
  portal: LadderPortal;
  load: Load;
  healthy: readonly Sight[];
  wave: readonly Patient[];
}): Promise<void> {
  const { portal, load, healthy, wave } = options;
  const degraded: string[] = [];
  const sick = wave.map((patient) => ({ ...patient, sights: sightsOf(patient, degraded) }));
  const all = sick.flatMap(({ sights }) => sights);
  const ward = startLoad({ origin: portal.origin, sights: all, rest: 25 });
  onTestFinished(() => ward.stop());
  await untilEach(all, (sight) => ward.isSteady(sight.name, "whole", 3), "before", [ward]);
  for (const one of [load, ward]) one.forget();

  await Promise.all(wave.map(({ id, ill }) => ill.befall(portal.module(id))));
  await untilEach(healthy, (sight) => load.total(sight.name) >= 40, "others", [load]);
  for (const { ill, sights } of sick)
    if (ill.mild !== true)
      await untilEach(
        sights.filter((sight) => !isSpared(ill, sight)),
        (sight) => isDegraded(ward, sight),
        ill.name,
        [ward],
      );
  await Promise.all(wave.map(({ id, ill }) => ill.heal(portal.module(id))));
  expect(strangeVerdicts(load, wave), failuresIn(portal, wave)).toEqual([]);

  // Everything is whole again, and what was degraded has been kept nowhere.
  await untilEach(
    [...all, ...healthy],
    (sight) => [load, ward].some((one) => one.isSteady(sight.name, "whole", 5)),
    "after",
    [load, ward],
  );
  expect([...load.wrong, ...ward.wrong]).toEqual([]);
  expect(fallbacksDespiteCopies(ward)).toEqual([]);
  await ward.stop();
  await lookAgain(portal, degraded);
}

const isSpared = ({ sparesApis }: Ill, { name }: Sight): boolean =>
  sparesApis === true && name.endsWith(" api");

/** Copies where there are some, the telephone where there are none: some of them have been seen. */
function isDegraded(load: Load, { name }: Sight): boolean {
  const expected = name.endsWith(" list") ? ["copy"] : ["fallback", "refused", "broken off", "strange"];
  return expected.some((verdict) => load.count(name, verdict) >= 2);
}

/** A page may show that a box of a sick module is away or old; nothing else of it may be felt. */
function strangeVerdicts({ tally }: Load, wave: readonly Patient[]): string[] {
  const expected = new Set(["whole", ...wave.flatMap(({ id }) => [`${id} box away`, `${id} box copy`])]);
  return [...tally].flatMap(([name, verdicts]) =>
    [...verdicts.keys()]
      .filter((verdict) => !verdict.split(", ").every((part) => expected.has(part)))
      .map((verdict) => `${name}: ${verdict}`),
  );
}

/** What everybody reads has been stored: whatever befalls its module, there is a copy. */
function fallbacksDespiteCopies(ward: Load): string[] {
  return [...ward.tally]
    .filter(([name, verdicts]) => name.endsWith(" list") && verdicts.has("fallback"))
    .map(([name]) => name);
}

/** What the gateway said of modules that were not ill, for whoever must find out why one was not whole. */
function failuresIn(portal: LadderPortal, wave: readonly Patient[]): string {
  const isOther = (route: string): boolean => wave.every(({ id }) => !route.startsWith(`${id}/`));
  const lines = portal.log().filter(({ msg, route }) => msg === "fragment failed" && isOther(String(route)));
  return JSON.stringify(lines.slice(-5));
}

async function lookAgain(portal: LadderPortal, paths: readonly string[]): Promise<void> {
  const pool = new Pool(portal.origin, { connections: 2 });
  for (const path of paths.slice(0, 30)) {
    const seen = await ask(pool, { path });
    const text = typeof seen === "string" ? seen : seen.text;
    expect(text).toContain(`data-path="${path}"`);
    expect(text).not.toContain('class="stale"');
  }
  await pool.destroy();
}

async function untilEach(
  sights: readonly Sight[],
  fits: (sight: Sight) => boolean,
  when: string,
  loads: readonly Load[],
): Promise<void> {
  // What it was seen as helps whoever reads of a failure.
  const seenAs = (name: string): string =>
    JSON.stringify(loads.flatMap(({ tally }) => [...(tally.get(name) ?? [])]));
  const unfit = (): string[] =>
    sights.filter((sight) => !fits(sight)).map(({ name }) => `${name}: ${seenAs(name)}`);
  await expect.poll(unfit, { timeout: patience, interval: 20, message: when }).toEqual([]);
}
