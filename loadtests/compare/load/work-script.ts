import path from "node:path";
import { build, type BuildFailure } from "esbuild";
import type { LoadSettings } from "@madang/load-kit/settings";
import { loadtestErrors } from "../../runner/errors.ts";
import type { LoadedModule } from "../../runner/suite/read-suite.ts";

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
  try {
    await build({
      stdin: { contents: entry(modules, settings), resolveDir: path.join(root, "loadtests"), loader: "ts" },
      outfile: file,
      bundle: true,
      format: "esm",
      target: "es2022",
      external: ["k6", "k6/*"],
      logLevel: "silent",
      nodePaths: [path.join(root, "node_modules")],
    });
  } catch (error) {
    const reason = (error as BuildFailure).errors.map(({ text }) => text).join("; ");
    throw loadtestErrors.create("JOURNEYS_BROKEN", { reason }, error);
  }
}

/** The same settings for both sides; the origin and the amount of work come with each run of k6. */
function entry(modules: readonly LoadedModule[], settings: LoadSettings): string {
  const journeys = modules.flatMap((module) =>
    module.journeys.map(({ name, file }) => ({ module: module.id, name, file })),
  );
  const imports = journeys.map(({ file }, index) => `import journey${index} from ${JSON.stringify(file)};`);
  const named = journeys.map(
    ({ module, name }, index) =>
      `  { module: ${JSON.stringify(module)}, name: ${JSON.stringify(name)}, exec: "run${index}", journey: journey${index} },`,
  );
  const functions = journeys.map((_, index) => `export function run${index}() { work.run("run${index}"); }`);
  return `import { fixedWork } from "@madang/load-kit/fixed-work";
${imports.join("\n")}
const work = fixedWork(${JSON.stringify(settings)}, [
${named.join("\n")}
]);
export const options = work.options;
${functions.join("\n")}
export function handleSummary(data) {
  return { [__ENV.MADANG_SUMMARY]: JSON.stringify(data) };
}
`;
}
