import path from "node:path";
import { build, type BuildFailure } from "esbuild";
import type { LoadSettings } from "@madang/load-kit/settings";
import { loadtestErrors } from "../errors.ts";
import type { LoadedModule } from "./read-suite.ts";

/**
 * Joins the journeys of all modules and the load kit into one script. k6 runs TypeScript by itself but finds no packages, and
 * journeys import the load kit by its name as everything else in a module does. Throws LOADTEST_JOURNEYS_BROKEN.
 */
export async function bundleJourneys(options: {
  root: string;
  folder: string;
  modules: readonly LoadedModule[];
  settings: LoadSettings;
}): Promise<string> {
  const { root, folder, modules, settings } = options;
  const script = path.join(folder, "journeys.js");
  try {
    await build({
      stdin: { contents: entry(modules, settings), resolveDir: path.join(root, "loadtests"), loader: "ts" },
      outfile: script,
      bundle: true,
      format: "esm",
      target: "es2022",
      external: ["k6", "k6/*"],
      logLevel: "silent",
      nodePaths: [path.join(root, "node_modules")],
    });
  } catch (error) {
    const reason = (error as BuildFailure).errors.map(describe).join("; ");
    throw loadtestErrors.create("JOURNEYS_BROKEN", { reason }, error);
  }
  return script;
}

function describe({ text, location }: BuildFailure["errors"][number]): string {
  return location === null ? text : `${location.file}:${location.line}: ${text}`;
}

/** One exported function per journey: k6 knows a scenario's function by its name. */
function entry(modules: readonly LoadedModule[], settings: LoadSettings): string {
  const journeys = modules.flatMap((module) =>
    module.journeys.map(({ name, file }) => ({ module: module.id, name, file })),
  );
  const imports = journeys.map(({ file }, index) => `import journey${index} from ${JSON.stringify(file)};`);
  const named = journeys.map(
    ({ module, name }, index) =>
      `  { module: ${JSON.stringify(module)}, name: ${JSON.stringify(name)}, exec: "run${index}", journey: journey${index} },`,
  );
  const functions = journeys.map((_, index) => `export function run${index}() { test.run("run${index}"); }`);
  return `import { loadTest } from "@madang/load-kit/load-test";
${imports.join("\n")}
const test = loadTest(${JSON.stringify(settings)}, [
${named.join("\n")}
]);
export const options = test.options;
${functions.join("\n")}
export function setup() { test.warmUp(); }
export function verify() { test.verify(); }
export function handleSummary() {
  return { [__ENV.MADANG_SUMMARY]: JSON.stringify({ shares: test.shares }) };
}
`;
}
