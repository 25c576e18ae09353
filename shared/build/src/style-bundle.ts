import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, relative } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { contentHash } from "./integrity.ts";
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

/** One minified sheet per entry, made of the entry's stylesheets in their order, less what every page has already. */
export async function bundleStyles(options: {
  folder: string;
  entries: ReadonlyMap<string, readonly string[]>;
  /** Real paths of stylesheets that the base sheet holds. */
  inBaseSheet: ReadonlySet<string>;
  sources: SourceList;
}): Promise<StyleBundle> {
  const { folder, entries, inBaseSheet, sources } = options;
  const names = [...entries.keys()].filter((name) =>
    entries.get(name)?.some((path) => !isIn(inBaseSheet, path)),
  );
  if (names.length === 0) return { sheets: new Map(), files: [] };
  const result = await explainFailures("The stylesheets", () =>
    build({
      ...baseSettings(folder),
      entryPoints: Object.fromEntries(names.map((name) => [name, `${sheetScheme}${name}`])),
      outdir: join(folder, "out"),
      assetNames: "[name]-[hash]",
      platform: "browser",
      target: browserTargets,
      minify: true,
      plugins: [sheetsOf(entries, folder), withoutBaseSheet(inBaseSheet), refuseCssModules],
    }),
  );
  sources.addMetafile(result.metafile, folder);
  return collect(result.outputFiles, result.metafile, names);
}

function collect(
  outputs: readonly { path: string; contents: Uint8Array }[],
  metafile: Metafile,
  names: readonly string[],
): StyleBundle {
  const files = outputs.map(({ path, contents }) => ({ name: basename(path), content: contents }));
  const sheets = names.flatMap((name): [string, StyleFile][] => {
    const content = files.find((file) => file.name === `${name}.css`)?.content;
    return content === undefined || content.byteLength <= 1
      ? []
      : [[name, { name: sheetName(content), content }]];
  });
  return {
    sheets: new Map(sheets),
    files: files.filter(({ name }) => !name.endsWith(".css") && isReferenced(name, metafile)),
  };
}

/** By content alone: views with the same rules share one file, and a visitor loads it once. */
function sheetName(content: Uint8Array): string {
  return `styles-${contentHash(content, 8)}.css`;
}

function isReferenced(name: string, metafile: Metafile): boolean {
  return Object.entries(metafile.outputs).some(
    ([path, output]) => path.endsWith(".css") && output.imports.some((item) => basename(item.path) === name),
  );
}

const sheetScheme = "sheet:";

/** An entry that imports the stylesheets of one view. */
function sheetsOf(entries: ReadonlyMap<string, readonly string[]>, folder: string): Plugin {
  return {
    name: "sheets",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${sheetScheme}`) }, ({ path }) => ({
        path: path.slice(sheetScheme.length),
        namespace: "sheet",
      }));
      build.onLoad({ filter: /./, namespace: "sheet" }, ({ path }) => ({
        contents: (entries.get(path) ?? [])
          .map((file) => `@import ${JSON.stringify(`./${relative(folder, file)}`)};`)
          .join("\n"),
        loader: "css",
        resolveDir: folder,
      }));
    },
  };
}

function isIn(paths: ReadonlySet<string>, path: string): boolean {
  return paths.has(realpathSync(path));
}

function withoutBaseSheet(inBaseSheet: ReadonlySet<string>): Plugin {
  return {
    name: "without-base-sheet",
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, ({ path }) =>
        isIn(inBaseSheet, path) ? { contents: "", loader: "css" } : undefined,
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
