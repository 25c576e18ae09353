import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { LoadSettings } from "@madang/load-kit/settings";
import { markerPrefix } from "@madang/load-kit/markers";
import { prepareFaults } from "../faults/run-faults.ts";
import { publishOwnItems, type OwnItems } from "../oracles/own-items.ts";
import { embargoesOf } from "../oracles/watch-embargoes.ts";
import type { RunRecord } from "../results/run-record.ts";
import { applyLoad } from "./apply-load.ts";
import { prepareBrowser } from "./browser/browser-visits.ts";
import { checkPromises } from "./check-promises.ts";
import { startCollector } from "./collector.ts";
import { recordRun } from "./record-run.ts";
import { revisionOf } from "./revision.ts";
import { chosenOf, type LoadTest, type RunningTest } from "./running-test.ts";
import { bundleJourneys } from "./suite/bundle.ts";

/** Loads the portal, checks what it promised, and gives what was found. Leaves nothing running. */
export async function runLoadTest(test: LoadTest): Promise<RunRecord> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-k6-"));
  const violated = new AbortController();
  const onViolation = () => {
    if (!test.keepGoing) violated.abort();
  };
  const collector = await startCollector({ onViolation });
  try {
    return await run({ ...test, folder, collector, violated, events: [] });
  } finally {
    await collector.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(test: RunningTest): Promise<RunRecord> {
  const prefix = markerPrefix(randomBytes(5).toString("hex"));
  const revision = test.portal.controls === undefined ? undefined : await revisionOf(test.root);
  const { origin, controls } = test.portal;
  const faults = await prepareFaults(test.faults, { ...test, origin, controls });
  const browser = await prepareBrowser(test);
  const items = await publishItems(test, prefix);
  const settings = settingsOf(test, prefix, items);
  const script = await bundleJourneys({ ...test, modules: test.suite, settings });
  const startedAt = Date.now();
  const load = await applyLoad({ ...test, script, items, prefix, faults, browser });
  const isDecided = load.broken.length > 0 && !test.keepGoing;
  const promises = isDecided ? undefined : await checkPromises({ ...test, script });
  return recordRun({ test, startedAt, revision, load, promises });
}

/** Items of the test's own can be published where its database can be reached. */
async function publishItems(test: RunningTest, prefix: string): Promise<OwnItems> {
  const { database } = test.portal;
  if (database === undefined) return { embargoed: [], replaced: [] };
  const { seconds } = test.profile;
  const items = await publishOwnItems({ ...test, database, modules: chosenOf(test), prefix, seconds });
  const { embargoed, replaced } = items;
  if (embargoed.length > 0)
    test.say(`  ✓ ${embargoed.length} items under embargo and ${replaced.length} to be replaced imported`);
  return items;
}

function settingsOf(test: RunningTest, prefix: string, { embargoed }: OwnItems): LoadSettings {
  const { portal, collector, chosen, profile, keepGoing } = test;
  return {
    origin: portal.origin,
    collector: collector.address,
    markerPrefix: prefix,
    embargoes: embargoesOf(embargoed),
    profile,
    modules: chosen,
    keepGoing,
  };
}
