import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { baseSettings, browserTargets, explainFailures } from "./esbuild-settings.ts";
import type { SourceList } from "./source-list.ts";
import type { View } from "./views.ts";

/** Stylesheets by view name, in the order in which the view's code imports them. */
export type ViewStyles = ReadonlyMap<string, readonly string[]>;

/**
 * Which stylesheets a view really uses: those of modules whose code is left after unused exports are dropped. A
 * bundler's own CSS output holds the sheets of every component that a package's entry exports.
 */
export async function findViewStyles(options: {
  folder: string;
  views: readonly View[];
  sources: SourceList;
}): Promise<ViewStyles> {
  const { folder, views, sources } = options;
  if (views.length === 0) return new Map();
  const { metafile } = await explainFailures("The views", () =>
    build({
      ...baseSettings(folder),
      entryPoints: Object.fromEntries(views.map(({ name, file }) => [name, file])),
      outdir: join(folder, "out"),
      platform: "browser",
      target: browserTargets,
      loader: { ...baseSettings(folder).loader, ".css": "empty" },
      // The automatic form adds an import to every file with JSX, which stays when the file is not used.
      jsx: "transform",
      plugins: [reactElsewhere],
    }),
  );
  sources.addMetafile(metafile, folder);
  return new Map(views.map(({ name }) => [name, stylesOf(name, metafile, folder)]));
}

/** React takes no part in the question. */
const reactElsewhere: Plugin = {
  name: "react-elsewhere",
  setup(build) {
    build.onResolve({ filter: /^react(?:-dom)?(?:\/|$)/ }, ({ path }) => ({
      path,
      external: true,
      sideEffects: false,
    }));
  },
};

function stylesOf(view: string, metafile: Metafile, folder: string): string[] {
  const output = metafile.outputs[`out/${view}.js`];
  if (output?.entryPoint === undefined) throw new TypeError(`The bundler made nothing of the view ${view}.`);
  const used = new Set(
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const paths = importsInOrder({ folder, entry: output.entryPoint, metafile, used });
  return [...paths].map((path) => join(folder, path));
}

/** Depth first, as modules are evaluated: what comes later may override what came before. */
function importsInOrder(options: {
  folder: string;
  entry: string;
  metafile: Metafile;
  used: ReadonlySet<string>;
}): Set<string> {
  const { folder, entry, metafile, used } = options;
  const styles = new Set<string>();
  const seen = new Set<string>();
  const walk = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const imports = metafile.inputs[path]?.imports ?? [];
    const counts = path === entry || used.has(path) || onlyGathers(join(folder, path));
    for (const imported of imports) {
      if (isStyle(imported) && counts) styles.add(imported.path);
      else if (!isStyle(imported) && imported.external !== true) walk(imported.path);
    }
  };
  walk(entry);
  return styles;
}

/** A module without exports is imported for its effects; if it leaves no code, its stylesheets are the effect. */
function onlyGathers(file: string): boolean {
  return !/\bexport\b/.test(readFileSync(file, "utf8"));
}

function isStyle({ path }: { path: string }): boolean {
  return path.endsWith(".css");
}
