import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReleaseRecord, type ReleaseRecord } from "@madang/manifest";
import { httpVisitor, launchChromium, startPortal, type Portal } from "@madang/test-kit";
import { buildModule } from "../../release/build-module.ts";
import type { CheckContext } from "../check-context.ts";
import type { Finding } from "../finding.ts";
import { describeModule } from "../contract/contract-of.ts";
import { scriptedFindings } from "./open-with-scripts.ts";
import { plainFindings } from "./open-without-scripts.ts";
import { pageAddresses, samplesFile } from "./page-addresses.ts";
import { noFindings, together } from "./page-findings.ts";
import type { PageVisits } from "./page-visit.ts";
import { overBudget, pageWeights } from "./page-weights.ts";

type Question = Omit<CheckContext, "contract" | "lastRelease" | "visits">;

/** The module as visitors see it: on a PostgreSQL of its own, with its sample content, behind a real gateway, in the shell's layout. */
export async function visitPages(question: Question): Promise<PageVisits> {
  const { module, root, signal } = question;
  await buildPortal(question);
  const record = readRecord(module.dist, module.id);
  const { commands } = await describeModule(module, signal);
  const portal = await startPortal({
    root,
    modules: module.id === "shell" ? [] : [module.id],
    sample: commands.includes("sample") ? [module.id] : [],
  });
  try {
    return await visit(question, portal, record);
  } finally {
    await portal.stop();
  }
}

async function visit(
  { module, signal }: Question,
  portal: Portal,
  record: ReleaseRecord,
): Promise<PageVisits> {
  const visitor = httpVisitor(portal.origin);
  const { manifest } = record;
  const { known, missing } = await pageAddresses({ manifest, folder: module.folder, visitor });
  const browser = await launchChromium();
  const stop = () => void browser.close();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const place = { browser, origin: portal.origin, visitor, module: module.id };
    const scripted = await scriptedFindings(place, known);
    const plain = await plainFindings(place, known);
    const weights = await pageWeights(portal.origin, scripted.loaded);
    const found = together([
      { ...noFindings, pages: missing.map((name) => unseen(name, manifest.pages[name]?.path ?? "")) },
      scripted.findings,
      plain,
      { ...noFindings, size: overBudget(weights) },
    ]);
    return { findings: found, weights, addresses: known.map(({ address }) => address) };
  } finally {
    signal.removeEventListener("abort", stop);
    await browser.close();
    signal.throwIfAborted();
  }
}

function unseen(name: string, path: string): Finding {
  return {
    file: "module.ts",
    text: `The page ${name} (${path}) was not opened: no link on another page leads to it`,
    remedy: `Give its addresses in ${samplesFile}: export default async (visitor) => ({ ${JSON.stringify(name)}: ["…"] }).`,
  };
}

/** What surrounds every module, where this workspace has not built it yet. */
async function buildPortal({ root, signal, environment, module }: Question): Promise<void> {
  for (const id of ["gateway", "shell"]) {
    const isBuilt = existsSync(join(root, id, "dist/server.js"));
    if (!isBuilt && id !== module.id)
      await buildModule({ root, signal, environment }, { id, folder: join(root, id) });
  }
}

function readRecord(dist: string, id: string): ReleaseRecord {
  return parseReleaseRecord(JSON.parse(readFileSync(join(dist, "release.json"), "utf8")), `of ${id}`);
}
