import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { LoadSettings } from "@madang/load-kit/settings";
import { markerPrefix } from "@madang/load-kit/markers";
import type { ImportedItem } from "../oracles/import-embargoed.ts";
import { embargoesOf } from "../oracles/watch-embargoes.ts";
import type { RunRecord } from "../results/run-record.ts";
import { applyLoad } from "./apply-load.ts";
import { checkPromises } from "./check-promises.ts";
import { startCollector } from "./collector.ts";
import { hideItems } from "./hide-items.ts";
import { recordRun } from "./record-run.ts";
import { revisionOf } from "./revision.ts";
import type { LoadTest, RunningTest } from "./running-test.ts";
import { bundleJourneys } from "./suite/bundle.ts";

/** Loads the portal, checks what it promised, and gives what was found. Leaves nothing running. */
export async function runLoadTest(test: LoadTest): Promise<RunRecord> {
  const folder = mkdtempSync(path.join(tmpdir(), "madang-k6-"));
  const violated = new AbortController();
  const collector = await startCollector({ onViolation: () => violated.abort() });
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
  const items = await hideItems(test, prefix);
  const settings = settingsOf(test, prefix, items);
  const script = await bundleJourneys({ ...test, modules: test.suite, settings });
  const startedAt = Date.now();
  const load = await applyLoad({ ...test, script, items, prefix });
  const promises = load.broken.length > 0 ? undefined : await checkPromises({ ...test, script });
  return recordRun({ test, startedAt, revision, load, promises });
}

function settingsOf(test: RunningTest, prefix: string, items: readonly ImportedItem[]): LoadSettings {
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
