import type { LoadSettings } from "@madang/load-kit/settings";
import { journeyParts } from "../../runner/suite/journey-parts.ts";
import type { LoadedModule } from "../../runner/suite/read-suite.ts";
import { writeScript } from "../../runner/suite/write-script.ts";

/** Rounds of each journey, by `<module>-<journey>`; nothing: each for as long as `seconds` says. */
export type Work = Readonly<Record<string, number>>;

/**
 * The journeys as a fixed amount of work: each journey's rounds, one after the other, in an order of chance that a seed decides, so that
 * two builds are given the same. Writes the script that k6 runs. Throws LOADTEST_JOURNEYS_BROKEN.
 */
export async function writeWorkScript(options: {
  root: string;
  file: string;
  modules: readonly LoadedModule[];
  settings: LoadSettings;
}): Promise<void> {
  const { root, file, modules, settings } = options;
  await writeScript({ root, file, contents: entry(modules, settings) });
}

/** The same settings for both sides; the origin and the amount of work come with each run of k6. */
function entry(modules: readonly LoadedModule[], settings: LoadSettings): string {
  const { imports, list, functions } = journeyParts(modules, "work");
  return `import { fixedWork } from "@madang/load-kit/fixed-work";
${imports}
const work = fixedWork(${JSON.stringify(settings)}, ${list});
export const options = work.options;
${functions}
export function handleSummary(data) {
  return { [__ENV.MADANG_SUMMARY]: JSON.stringify(data) };
}
`;
}
