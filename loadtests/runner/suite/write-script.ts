import path from "node:path";
import { build, type BuildFailure } from "esbuild";
import { loadtestErrors } from "../errors.ts";

/**
 * Joins journeys and the load kit into one script. k6 runs TypeScript by itself but finds no packages, and journeys import the load
 * kit by its name as everything else in a module does. Throws LOADTEST_JOURNEYS_BROKEN.
 */
export async function writeScript(options: { root: string; file: string; contents: string }): Promise<void> {
  const { root, file, contents } = options;
  try {
    await build({
      stdin: { contents, resolveDir: path.join(root, "loadtests"), loader: "ts" },
      outfile: file,
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
}

function describe({ text, location }: BuildFailure["errors"][number]): string {
  return location === null ? text : `${location.file}:${location.line}: ${text}`;
}
