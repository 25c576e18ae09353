import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { LoadProfile, LoadSettings } from "@madang/load-kit/settings";
import { markerPrefix } from "@madang/load-kit/markers";
import { checkAcknowledged } from "../oracles/check-acknowledged.ts";
import { embargoedModule, planEmbargoes } from "../oracles/embargo-plan.ts";
import { importEmbargoed, type ImportedItem } from "../oracles/import-embargoed.ts";
import { embargoesOf, watchEmbargoes } from "../oracles/watch-embargoes.ts";
import { brokenByStored, brokenByVerification, brokenByViolation } from "./broken-promises.ts";
import { startCollector, type Collector } from "./collector.ts";
import { arrivalsInWords } from "./planned-scenes.ts";
import { runK6 } from "./k6/run-k6.ts";
import type { K6Summary } from "./k6/summary-schema.ts";
import { loadtestErrors } from "./errors.ts";
import type { PortalDatabase, TargetPortal } from "./portal/target-portal.ts";
import { followProgress } from "./progress.ts";
import { bundleJourneys } from "./suite/bundle.ts";
import type { LoadedModule } from "./suite/read-suite.ts";
import type { BrokenPromise, Examined, Findings } from "./verdict.ts";

export interface LoadTest {
  readonly root: string;
  readonly k6: string;
  readonly portal: TargetPortal;
  readonly profile: LoadProfile;
  /** The whole suite: shares of traffic are shares of all. */
  readonly suite: readonly LoadedModule[];
  readonly chosen: readonly string[];
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Loads the portal, checks what it promised, and gives what was found. Leaves nothing running. */
export async function runLoadTest(test: LoadTest): Promise<Findings> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-k6-"));
  const violated = new AbortController();
  const collector = await startCollector({ onViolation: () => violated.abort() });
  try {
    return await run({ ...test, folder, collector, violated });
  } finally {
    await collector.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Running = LoadTest & {
  readonly folder: string;
  readonly collector: Collector;
  readonly violated: AbortController;
};

async function run(test: Running): Promise<Findings> {
  const { collector, suite, chosen, profile } = test;
  const prefix = markerPrefix(randomBytes(5).toString("hex"));
  const items = await hideItems(test, prefix);
  const settings = settingsOf(test, prefix, items);
  const script = await bundleJourneys({ ...test, modules: suite, settings });
  const { load, broken, examined } = await applyLoad({ ...test, script, items, prefix });
  const found = {
    profile,
    modules: suite.filter(({ id }) => chosen.includes(id)),
    load,
    acknowledgements: collector.acknowledgements,
    endings: collector.endings,
  };
  if (broken.length > 0) return { ...found, broken, examined };
  const checked = await checkPromises({ ...test, script });
  return { ...found, broken: checked.broken, examined: { ...examined, ...checked.examined } };
}

/** Items that nobody may see yet, in every chosen module that declares how (load/embargo.json). */
async function hideItems(test: Running, prefix: string): Promise<ImportedItem[]> {
  const { suite, chosen, portal, profile, folder, signal, say } = test;
  const { database } = portal;
  if (database === undefined) return [];
  const modules = suite
    .filter(({ id }) => chosen.includes(id))
    .map(({ id, folder }) => embargoedModule(id, folder))
    .filter((module) => module !== undefined);
  if (modules.length === 0) return [];
  // The import and k6 take some seconds to begin.
  const from = Date.now() + 3000 * modules.length;
  const items = planEmbargoes({ modules, prefix, from, seconds: profile.seconds });
  const imported = await importEmbargoed({ items, database, folder, signal });
  say(`  ✓ ${imported.length} items under embargo imported`);
  return imported;
}

function settingsOf(test: Running, prefix: string, items: readonly ImportedItem[]): LoadSettings {
  const { portal, collector, suite, chosen, profile } = test;
  return {
    origin: portal.origin,
    collector: collector.address,
    markerPrefix: prefix,
    embargoes: embargoesOf(items),
    profile,
    serviceLevels: Object.fromEntries(suite.map(({ id, serviceLevel }) => [id, serviceLevel])),
    modules: chosen,
  };
}

async function applyLoad(
  test: Running & { script: string; items: readonly ImportedItem[]; prefix: string },
): Promise<{ load: K6Summary | undefined; broken: BrokenPromise[]; examined: Examined }> {
  const { portal, items, prefix, collector, violated, profile, chosen, say, signal } = test;
  const broken: BrokenPromise[] = [];
  const watch = watchEmbargoes({
    origin: portal.origin,
    items,
    prefix,
    onViolation: (violation) => {
      broken.push(brokenByViolation(violation));
      violated.abort();
    },
  });
  let stopProgress = (): void => undefined;
  try {
    say(`Load for ${profile.seconds} s: ${arrivalsInWords(profile)}.`);
    const load = await runK6({
      ...test,
      phase: "load",
      acknowledgements: 0,
      signal: AbortSignal.any([signal, violated.signal]),
      onAddress: (address) => {
        const acknowledged = () => collector.acknowledgements.length;
        stopProgress = followProgress({
          address,
          modules: chosen,
          seconds: profile.seconds,
          acknowledged,
          say,
        });
      },
    });
    if (load !== undefined) await watch.decided(AbortSignal.any([signal, violated.signal]));
    signal.throwIfAborted();
    broken.push(...collector.violations.map(brokenByViolation));
    return { load, broken, examined: examinedBy(watch, items) };
  } finally {
    stopProgress();
    await watch.stop();
  }
}

function examinedBy(watch: ReturnType<typeof watchEmbargoes>, items: readonly ImportedItem[]): Examined {
  const watched = items.length > 0;
  return {
    lookedUp: 0,
    comparedInDatabase: undefined,
    embargoAnswers: watched ? watch.answers() : undefined,
    embargoAppeared: watched ? watch.appeared() : undefined,
  };
}

type Checked = {
  readonly broken: BrokenPromise[];
  readonly examined: Pick<Examined, "lookedUp" | "comparedInDatabase">;
};

/** After the load: what was acknowledged is looked up from other browsers, then compared with the database. */
async function checkPromises(test: Running & { script: string }): Promise<Checked> {
  const { collector, portal, say } = test;
  const count = collector.acknowledgements.length;
  if (count === 0) return { broken: [], examined: { lookedUp: 0, comparedInDatabase: undefined } };
  say(`Looking up ${count} acknowledgements.`);
  const broken = await lookUp(test, count);
  const lookedUp = collector.verifications.length;
  if (portal.database === undefined || broken.length > 0)
    return { broken, examined: { lookedUp, comparedInDatabase: undefined } };
  say(`Comparing ${count} acknowledgements with the database.`);
  const stored = await compare(test, portal.database);
  return { broken: stored, examined: { lookedUp, comparedInDatabase: count } };
}

async function lookUp(test: Running & { script: string }, count: number): Promise<BrokenPromise[]> {
  const { collector, signal, violated } = test;
  const stop = AbortSignal.any([signal, violated.signal]);
  await runK6({ ...test, phase: "verify", acknowledgements: count, signal: stop });
  signal.throwIfAborted();
  const missing = count - collector.verifications.length;
  if (missing > 0 && collector.violations.length === 0)
    throw loadtestErrors.create("LOOK_UP_INCOMPLETE", { missing, count });
  return [
    ...collector.violations.map(brokenByViolation),
    ...collector.verifications.flatMap(brokenByVerification),
  ];
}

async function compare(test: Running, database: PortalDatabase): Promise<BrokenPromise[]> {
  const { collector, suite, signal } = test;
  const { acknowledgements } = collector;
  const stored = await checkAcknowledged({ acknowledgements, modules: suite, database, signal });
  return stored.map(brokenByStored);
}
