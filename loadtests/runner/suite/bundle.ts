import path from "node:path";
import type { LoadSettings } from "@madang/load-kit/settings";
import { journeyParts } from "./journey-parts.ts";
import type { LoadedModule } from "./read-suite.ts";
import { writeScript } from "./write-script.ts";

/** Writes one script of the journeys of all modules. Throws LOADTEST_JOURNEYS_BROKEN. */
export async function bundleJourneys(options: {
  root: string;
  folder: string;
  modules: readonly LoadedModule[];
  settings: LoadSettings;
}): Promise<string> {
  const { root, folder, modules, settings } = options;
  const script = path.join(folder, "journeys.js");
  await writeScript({ root, file: script, contents: entry(modules, settings) });
  return script;
}

function entry(modules: readonly LoadedModule[], settings: LoadSettings): string {
  const { imports, list, functions } = journeyParts(modules, "test");
  return `import { loadTest } from "@madang/load-kit/load-test";
${imports}
const test = loadTest(${JSON.stringify(settings)}, ${list});
export const options = test.options;
${functions}
export function setup() { test.warmUp(); }
export function verify() { test.verify(); }
export function handleSummary() {
  return { [__ENV.MADANG_SUMMARY]: JSON.stringify({ shares: test.shares }) };
}
`;
}
