import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ShellAssets, StyleLink } from "@madang/manifest";
import { build } from "esbuild";
import type { AssetFolder } from "./asset-folder.ts";
import { buildErrors } from "./errors.ts";
import { baseSettings, browserTargets, explainFailures } from "./esbuild-settings.ts";
import { federationDefines, lightFederationRuntime } from "./federation-runtime.ts";
import { contentHash } from "./integrity.ts";
import { preloadedFonts } from "./preloaded-fonts.ts";
import type { SourceList } from "./source-list.ts";
import { bundleStyles, locateBaseSheet, type StyleBundle } from "./style-bundle.ts";

export interface BrowserRuntime {
  /** The scripts name each other's addresses, which hold the build id: they are finished when it is known. */
  addTo(assets: AssetFolder, build: string): ShellAssets;
}

/** Base sheet and runtime scripts, from the shell's `src/browser/`. */
export async function bundleBrowserRuntime(
  { folder, browserFolder }: { folder: string; browserFolder: string },
  sources: SourceList,
): Promise<BrowserRuntime> {
  const styles = await bundleBaseSheet(folder, browserFolder, sources);
  const navigate = await bundleScript(folder, join(browserFolder, "navigate/main.ts"), sources);
  const hydrate = await bundleScript(folder, join(browserFolder, "hydrate/main.ts"), sources);
  const serviceWorker = await bundleScript(folder, join(browserFolder, "service-worker/main.ts"), sources);
  return {
    addTo(assets, build) {
      for (const file of styles.files) assets.add(file.name, file.content);
      const hydrateLink = addScript(assets, "hydrate", hydrate);
      const baseSheet = addBaseSheet(assets, styles);
      const finished = fillIn(navigate, {
        baseSheet,
        hydrate: hydrateLink,
        serviceWorker: addScript(assets, "service-worker", serviceWorker),
      });
      return {
        v: 1,
        build,
        baseSheet,
        navigate: addScript(assets, "navigate", finished),
        hydrate: hydrateLink,
        fonts: preloadedFonts(styles.files).map((name) => `${assets.prefix}${name}`),
      };
    },
  };
}

/** The design system's base sheet and, where the runtime shows something itself, its own rules after it. */
function bundleBaseSheet(folder: string, browserFolder: string, sources: SourceList): Promise<StyleBundle> {
  const own = join(browserFolder, "base-sheet.css");
  const base = existsSync(own) ? own : locateBaseSheet(folder);
  return bundleStyles({ folder, entries: new Map([["base", [base]]]), inBaseSheet: new Set(), sources });
}

function addBaseSheet(assets: AssetFolder, styles: StyleBundle): StyleLink {
  const sheet = styles.sheets.get("base");
  if (sheet === undefined) throw buildErrors.create("NO_BASE_SHEET");
  return assets.add(sheet.name, sheet.content);
}

/** A classic script: unlike a module's imports, it and whatever it loads is covered by integrity metadata. */
async function bundleScript(folder: string, entry: string, sources: SourceList): Promise<string> {
  const result = await explainFailures(entry, () =>
    build({
      ...baseSettings(folder),
      entryPoints: { script: entry },
      outdir: join(folder, "out"),
      platform: "browser",
      format: "iife",
      target: browserTargets,
      minifySyntax: true,
      define: { "process.env.NODE_ENV": '"production"', ...federationDefines, ...placeholders },
      plugins: [lightFederationRuntime],
    }),
  );
  sources.addMetafile(result.metafile, folder);
  return minify(result.outputFiles[0]?.text ?? "");
}

/** SWC, as for the containers: smaller than what esbuild makes of React (gzip). */
async function minify(script: string): Promise<string> {
  const { rspack } = await import("@rsbuild/core");
  const { code } = await rspack.experiments.swc.minify(script, {
    ecma: 2020,
    compress: { passes: 3 },
    mangle: { toplevel: true },
    format: { comments: false },
  });
  return code;
}

const placeholders = {
  MADANG_BASE_SHEET: '"madang:base-sheet"',
  MADANG_SERVICE_WORKER_SRC: '"madang:service-worker"',
  MADANG_HYDRATE_SRC: '"madang:hydrate-src"',
  MADANG_HYDRATE_INTEGRITY: '"madang:hydrate-integrity"',
};

function fillIn(
  script: string,
  values: { baseSheet: StyleLink; hydrate: StyleLink; serviceWorker: StyleLink },
): string {
  return script
    .replaceAll("madang:service-worker", values.serviceWorker.href)
    .replaceAll("madang:base-sheet", values.baseSheet.href)
    .replaceAll("madang:hydrate-src", values.hydrate.href)
    .replaceAll("madang:hydrate-integrity", values.hydrate.integrity);
}

function addScript(assets: AssetFolder, name: string, script: string): StyleLink {
  const content = new TextEncoder().encode(script);
  return assets.add(`${name}-${contentHash(content, 8)}.js`, content);
}
