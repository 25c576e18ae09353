import { Pool } from "undici";
import { expect, onTestFinished, test } from "vitest";
import { faults, type Fault } from "./faults.ts";
import {
  homeManifest,
  personalManifest,
  readingManifest,
  startLadderPortal,
  type LadderPortal,
} from "./ladder-portal.ts";
import { ask, startLoad, type Load, type Sight } from "./load.ts";
import { apiSight, detailSight, formSight, homeSight, listSight, personalSight } from "./sights.ts";

/** What is done to a module, and undone. */
interface Ill {
  readonly name: string;
  readonly befall: (portal: LadderPortal, module: string) => unknown;
  readonly heal: (portal: LadderPortal, module: string) => unknown;
  /** It may well answer all the same. */
  readonly mild?: boolean;
  /** An API's answer has no description that could be wrong. */
  readonly sparesApis?: boolean;
}

const fault = (name: Fault): Ill => ({
  name,
  befall: (portal, module) => portal.module(module).fault(name),
  heal: (portal, module) => portal.module(module).fault("none"),
  mild: name === "is fifty times slower",
  sparesApis: name === "describes its fragment wrongly" || name === "names an encoding that it did not use",
});

const killed: Ill = {
  name: "is killed",
  befall: (portal, module) => portal.module(module).kill(),
  heal: (portal, module) => portal.module(module).restart(),
};

const stopped: Ill = {
  name: "is stopped with its connections open",
  befall: (portal, module) => portal.module(module).pause(),
  heal: (portal, module) => portal.module(module).resume(),
};

const flapping: Ill = {
  name: "goes up and down every 300 ms",
  befall: (portal, module) => portal.module(module).flap(300),
  heal: (portal, module) => portal.module(module).flap(0),
  mild: true,
};

const named = Object.keys(faults).filter((name) => name !== "none") as Fault[];
const ills: Readonly<Record<string, readonly Ill[]>> = {
  news: [killed, stopped, flapping, ...named.map(fault)],
  petitions: [
    killed,
    stopped,
    ...(["answers 500", "breaks off in the middle", "never answers"] as const).map(fault),
  ],
  "portal-home": [killed, fault("answers something that is not HTTP")],
};

const healingPatience = 20_000;

test(
  "each module in turn falls ill in every way, and nobody else notices",
  { timeout: 170_000 },
  async () => {
    const degraded: string[] = [];
    const { portal, sights } = await startEverything(degraded);
    const load = startLoad({ origin: portal.origin, sights });
    onTestFinished(() => load.stop());
    await untilEach(sights, (sight) => load.isSteady(sight.name, "whole", 10));
    for (const [module, list] of Object.entries(ills)) {
      for (const ill of list) {
        await fallIll({ portal, load, sights, module, ill, degraded });
      }
    }
    expect(load.wrong).toEqual([]);
    await load.stop();
    expect(await portal.module("petitions").repeatedForms()).toEqual([]);
    expect(portal.log().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  },
);

async function startEverything(degraded: string[]): Promise<{ portal: LadderPortal; sights: Sight[] }> {
  const portal = await startLadderPortal({
    manifests: [
      homeManifest("portal-home"),
      readingManifest("news"),
      readingManifest("notices"),
      personalManifest("petitions"),
    ],
    env: { FRAGMENT_LIMIT: "100000" },
  });
  const sights = [
    homeSight("portal-home", ["news", "notices"]),
    ...["news", "notices"].flatMap((module) => [
      listSight(module),
      detailSight(module, degraded),
      apiSight(module),
    ]),
    personalSight("petitions", "A"),
    personalSight("petitions", "B"),
    formSight("petitions"),
  ];
  return { portal, sights };
}

async function fallIll(options: {
  portal: LadderPortal;
  load: Load;
  sights: readonly Sight[];
  module: string;
  ill: Ill;
  degraded: string[];
}): Promise<void> {
  const { portal, load, sights, module, ill, degraded } = options;
  const own = sights.filter((sight) => sight.module === module);
  const others = sights.filter((sight) => sight.module !== module);
  load.forget();
  await ill.befall(portal, module);
  const where = `${module} ${ill.name}`;
  await untilEach(others, (sight) => load.total(sight.name) >= enough(sight), where);
  if (ill.mild !== true)
    await untilEach(
      own.filter((sight) => !isSpared(ill, sight)),
      (sight) => hasDegraded(load, sight),
      where,
    );
  await ill.heal(portal, module);
  for (const sight of others)
    expect(
      strangeVerdicts(load, sight, module),
      `${where}: ${sight.name}; ${failuresIn(portal, sight)}`,
    ).toEqual([]);
  expect(load.wrong, where).toEqual([]);
  // From here on everybody sees everything again, and what was degraded has been kept nowhere.
  await untilEach(sights, (sight) => load.isSteady(sight.name, "whole", 5), where);
  await lookAgain(portal, degraded.splice(0), where);
}

/** A page with a box of a module that hangs may wait for it as long as the box's deadline says. */
const enough = ({ name }: Sight): number => (name === "home" ? 4 : 25);

const isSpared = ({ sparesApis }: Ill, { name }: Sight): boolean =>
  sparesApis === true && name.endsWith(" api");

/** Copies where there are some, the telephone where there are none: at least one of either has been seen. */
function hasDegraded(load: Load, sight: Sight): boolean {
  return ["copy", "fallback", "refused", "broken off", "strange"].some(
    (verdict) => load.count(sight.name, verdict) > 0,
  );
}

/** A page may show that a box of the sick module is away; nothing else of it may be felt. */
function strangeVerdicts(load: Load, sight: Sight, sick: string): string[] {
  const verdicts = [...(load.tally.get(sight.name)?.keys() ?? [])];
  return verdicts.filter(
    (verdict) => verdict !== "whole" && verdict !== `${sick} box away` && verdict !== `${sick} box copy`,
  );
}

/** What the gateway said of modules, for whoever must find out why a healthy one was not whole. */
function failuresIn(portal: LadderPortal, { name }: Sight): string {
  const lines = portal.log().filter(({ msg }) => msg === "fragment failed");
  return `${name} ${JSON.stringify(lines.slice(-3))}`;
}

async function lookAgain(portal: LadderPortal, paths: readonly string[], where: string): Promise<void> {
  const pool = new Pool(portal.origin, { connections: 2 });
  for (const path of paths.slice(0, 20)) {
    const seen = await ask(pool, { path });
    const text = typeof seen === "string" ? seen : seen.text;
    expect(text, `${where}: ${path}`).toContain(`data-path="${path}"`);
    expect(text, `${where}: ${path}`).not.toContain('class="stale"');
  }
  await pool.destroy();
}

async function untilEach(
  sights: readonly Sight[],
  fits: (sight: Sight) => boolean,
  where = "",
): Promise<void> {
  await expect
    .poll(() => sights.filter((sight) => !fits(sight)).map(({ name }) => name), {
      timeout: healingPatience,
      interval: 20,
      message: where,
    })
    .toEqual([]);
}
