import { basename } from "node:path";
import { build, type BuildOptions, type BuildResult } from "esbuild";
import { baseSettings, explainFailures } from "./esbuild-settings.ts";
import { missingPackages } from "./external-packages.ts";
import { lazyBuiltins } from "./builtin-modules.ts";
import { ignoredStyles } from "./ignored-styles.ts";
import type { SourceList } from "./source-list.ts";
import { commonJsBanner, wholeProgram } from "./whole-program.ts";
import type { Workspace } from "./workspace.ts";

export interface ServerBundle {
  readonly code: Uint8Array;
  readonly sourceMap: Uint8Array;
  /** Programs beside the server, with their source maps, by name of their file. */
  readonly others: ReadonlyMap<string, Uint8Array>;
}

/** The server as one ES module. The build id is not known yet: `withBuildId` adds it. */
export async function bundleServer(workspace: Workspace, sources: SourceList): Promise<ServerBundle> {
  const isRelease = workspace.manifestFile !== undefined;
  const result = await explainFailures(workspace.serverEntry, () =>
    build({
      ...baseSettings(workspace.folder),
      outdir: workspace.folder,
      platform: "node",
      target: "node24",
      sourcemap: "linked",
      sourcesContent: false,
      banner: { js: commonJsBanner + buildIdBanner(unknownBuild) },
      ...(isRelease ? releaseServer(workspace) : wholeProgram(workspace)),
    }),
  );
  sources.addMetafile(result.metafile, workspace.folder);
  return {
    code: output(result, "server.js"),
    sourceMap: output(result, "server.js.map"),
    others: othersOf(result),
  };
}

/**
 * A release starts in an empty folder, on any machine with Node: every package goes in. Packages that have a copy for production and one
 * for development (React) bring the one for production. Lines end where statements do, so that what a crash says names a place.
 */
function releaseServer({
  serverEntry,
}: Workspace): Pick<BuildOptions, "entryPoints" | "plugins" | "charset" | "define"> {
  return {
    entryPoints: { server: serverEntry },
    plugins: [ignoredStyles, lazyBuiltins, missingPackages],
    charset: "ascii",
    define: { "process.env.NODE_ENV": '"production"' },
  };
}

function othersOf({ outputFiles }: BuildResult<{ write: false }>): Map<string, Uint8Array> {
  const files = outputFiles.map(({ path, contents }) => [basename(path), contents] as const);
  return new Map(files.filter(([name]) => !name.startsWith("server.js")));
}

/** As long as a real one, so that the source map stays true. */
const unknownBuild = "0".repeat(20);

/** `MADANG_BUILD` is a fact of the bundle, whatever the environment says. */
function buildIdBanner(build: string): string {
  return `process.env.MADANG_BUILD = "${build}";`;
}

export function withBuildId(code: Uint8Array, build: string): Uint8Array {
  const text = new TextDecoder().decode(code);
  return new TextEncoder().encode(text.replace(buildIdBanner(unknownBuild), () => buildIdBanner(build)));
}

function output(result: BuildResult<{ write: false }>, ending: string): Uint8Array {
  const file = result.outputFiles.find(({ path }) => basename(path) === ending);
  if (file === undefined) throw new TypeError(`The bundler wrote no ${ending}.`);
  return file.contents;
}
