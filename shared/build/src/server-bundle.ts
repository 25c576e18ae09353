import { build, type BuildResult } from "esbuild";
import { baseSettings, explainFailures } from "./esbuild-settings.ts";
import { externalPackages } from "./external-packages.ts";
import { ignoredStyles } from "./ignored-styles.ts";
import type { SourceList } from "./source-list.ts";
import type { Workspace } from "./workspace.ts";

export interface ServerBundle {
  readonly code: Uint8Array;
  readonly sourceMap: Uint8Array;
}

/** The server as one ES module. The build id is not known yet: `withBuildId` adds it. */
export async function bundleServer(workspace: Workspace, sources: SourceList): Promise<ServerBundle> {
  const result = await explainFailures(workspace.serverEntry, () =>
    build({
      ...baseSettings(workspace.folder),
      entryPoints: { server: workspace.serverEntry },
      outdir: workspace.folder,
      platform: "node",
      target: "node24",
      sourcemap: "linked",
      sourcesContent: false,
      banner: { js: buildIdBanner(unknownBuild) },
      plugins: [ignoredStyles, externalPackages(workspace.folder)],
    }),
  );
  sources.addMetafile(result.metafile, workspace.folder);
  return { code: output(result, ".js"), sourceMap: output(result, ".map") };
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
  const file = result.outputFiles.find(({ path }) => path.endsWith(ending));
  if (file === undefined) throw new TypeError(`The bundler wrote no ${ending} file.`);
  return file.contents;
}
