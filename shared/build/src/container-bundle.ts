import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Manifest, ReleaseRecord } from "@madang/manifest";
import type { AssetFolder } from "./asset-folder.ts";
import { containerSettings, entryFile, type ContainerSettings } from "./container-settings.ts";
import { buildErrors } from "./errors.ts";
import type { View } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/**
 * The Module Federation container of a module's interactive views, as classic scripts: the entry's hash stands in the
 * release record, the hashes of its chunks in the entry, so that every script is checked before it runs.
 */
export async function bundleContainer(options: {
  workspace: Workspace;
  manifest: Manifest;
  build: string;
  views: readonly View[];
  assets: AssetFolder;
}): Promise<ReleaseRecord["container"]> {
  const { workspace, manifest, build, assets } = options;
  const views = options.views.filter((view) => view.interactive);
  if (views.length === 0) return undefined;
  const output = mkdtempSync(join(tmpdir(), "madang-container-"));
  try {
    const name = containerName({ id: manifest.id, version: manifest.version, build });
    await runRsbuild({ folder: workspace.folder, output, name, prefix: assets.prefix, views });
    const entry = addFiles(output, assets);
    return { name, entry: entry.href, integrity: entry.integrity, preload: [] };
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** Unique per build: two builds of one module in a tab never share a container. */
export function containerName(release: { id: string; version: string; build: string }): string {
  const { id, version, build } = release;
  return `madang_${id}_${version}_${build}`.replace(/[^\w$]/g, "_");
}

async function runRsbuild(options: ContainerSettings): Promise<void> {
  const { createRsbuild, logger } = await import("@rsbuild/core");
  logger.level = "silent";
  const rsbuildConfig = await containerSettings(options);
  const rsbuild = await createRsbuild({ cwd: options.folder, rsbuildConfig });
  try {
    const { stats, close } = await rsbuild.build();
    await close();
    const problem = stats?.toJson({ all: false, errors: true, warnings: true }).errors?.[0];
    if (problem !== undefined) throw new Error(problem.message);
  } catch (error) {
    const problems = error instanceof Error ? error.message : String(error);
    throw buildErrors.create("SOURCES", { subject: "The browser container", problems }, error);
  }
}

function addFiles(output: string, assets: AssetFolder) {
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const links = files.map((file) => assets.add(relative(output, file), readFileSync(file)));
  const entry = links.find((link) => link.href.endsWith(`/${entryFile}`));
  if (entry === undefined) throw new TypeError(`The bundler wrote no ${entryFile}.`);
  return entry;
}
