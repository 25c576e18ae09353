import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import { lazyBuiltins } from "./builtin-modules.ts";
import type { Workspace } from "./workspace.ts";

/** Programs that a workspace has beside its server, by the name of their file in `dist/`. */
const others = { standalone: "src/standalone/main.ts" };

type ProgramOptions = Pick<BuildOptions, "entryPoints" | "plugins" | "charset" | "minifyWhitespace">;

/**
 * A server that is no release (the gateway) starts alone: packages of other makers go in too, because finding and reading hundreds of their
 * files takes most of its start. Fewer bytes, each of them one character, are read sooner.
 */
export function wholeProgram(workspace: Workspace): ProgramOptions {
  const entries = Object.entries(others)
    .map(([name, file]) => [name, join(workspace.folder, file)] as const)
    .filter(([, file]) => existsSync(file));
  return {
    entryPoints: { server: workspace.serverEntry, ...Object.fromEntries(entries) },
    plugins: [lazyBuiltins],
    charset: "ascii",
    minifyWhitespace: true,
  };
}

/** What packages that are CommonJS expect to find around them. */
export const commonJsBanner = `import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;
`;
