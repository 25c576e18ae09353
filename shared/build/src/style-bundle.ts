import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { baseSettings, browserTargets, explainFailures } from "./esbuild-settings.ts";
import { buildErrors } from "./errors.ts";
import type { SourceList } from "./source-list.ts";

export interface StyleFile {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface StyleBundle {
  /** Stylesheet of each view that has any rule of its own, by view name. */
  readonly sheets: ReadonlyMap<string, StyleFile>;
  /** Fonts and pictures that the sheets refer to, by relative address. */
  readonly files: readonly StyleFile[];
}

/** One minified sheet per entry: whatever its imports pull in, less what every page has already. */
export async function bundleStyles(options: {
  folder: string;
  entries: Readonly<Record<string, string>>;
  /** Real paths of stylesheets that the base sheet holds. */
  inBaseSheet: ReadonlySet<string>;
  sources: SourceList;
}): Promise<StyleBundle> {
  const { folder, entries, inBaseSheet, sources } = options;
  if (Object.keys(entries).length === 0) return { sheets: new Map(), files: [] };
  const result = await explainFailures("The stylesheets", () =>
    build({
      ...baseSettings(folder),
      entryPoints: { ...entries },
      outdir: join(folder, "out"),
      entryNames: "[name]-[hash]",
      assetNames: "[name]-[hash]",
      platform: "browser",
      target: browserTargets,
      minify: true,
      plugins: [withoutBaseSheet(inBaseSheet), refuseCssModules],
    }),
  );
  sources.addMetafile(result.metafile, folder);
  return collect(result.outputFiles, result.metafile, Object.keys(entries));
}

function collect(
  outputs: readonly { path: string; contents: Uint8Array }[],
  metafile: Metafile,
  names: readonly string[],
): StyleBundle {
  const files = outputs.map(({ path, contents }) => ({ name: basename(path), content: contents }));
  const sheets = files.filter(({ name, content }) => name.endsWith(".css") && content.byteLength > 1);
  return {
    sheets: new Map(
      sheets.map((sheet) => [names.find((name) => isSheetOf(sheet.name, name)) ?? sheet.name, sheet]),
    ),
    files: files.filter(({ name }) => !/\.(?:css|js)$/.test(name) && isReferenced(name, metafile)),
  };
}

/** esbuild's hash is eight upper-case characters. */
function isSheetOf(file: string, entry: string): boolean {
  return file.startsWith(`${entry}-`) && file.length === entry.length + "-XXXXXXXX.css".length;
}

function isReferenced(name: string, metafile: Metafile): boolean {
  return Object.entries(metafile.outputs).some(
    ([path, output]) => path.endsWith(".css") && output.imports.some((item) => basename(item.path) === name),
  );
}

function withoutBaseSheet(inBaseSheet: ReadonlySet<string>): Plugin {
  return {
    name: "without-base-sheet",
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, ({ path }) =>
        inBaseSheet.has(realpathSync(path)) ? { contents: "", loader: "css" } : undefined,
      );
    },
  };
}

const refuseCssModules: Plugin = {
  name: "refuse-css-modules",
  setup(build) {
    build.onLoad({ filter: /\.module\.css$/ }, ({ path }) => {
      throw buildErrors.create("STYLE_IMPORT", { file: path });
    });
  },
};

const baseSheet = "@madang/design-system/styles/base-sheet.css";

/** The sheet that every page loads first, and the real paths of the stylesheets in it. */
export function locateBaseSheet(folder: string): string {
  return createRequire(join(folder, "_.js")).resolve(baseSheet);
}

export async function stylesheetsIn(sheet: string, folder: string): Promise<Set<string>> {
  const { metafile } = await explainFailures(sheet, () =>
    build({ ...baseSettings(folder), entryPoints: [sheet], outdir: join(folder, "out") }),
  );
  const paths = Object.keys(metafile.inputs).filter((path) => path.endsWith(".css"));
  return new Set(paths.map((path) => realpathSync(join(folder, path))));
}
