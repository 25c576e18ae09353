import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { ReleaseRecord } from "@madang/manifest";
import { explainFileError, writeWhole, type StateFolder } from "./state-folder.ts";
import type { BuiltService } from "./workspace-services.ts";

/** Builds of one module whose files stay, so that a page opened before the last builds still loads its files. */
const keptBuilds = 5;

/** Puts every release's files and then its record where the gateway looks; takes away records of modules that are gone. */
export function publishReleases(state: StateFolder, services: readonly BuiltService[]): void {
  try {
    const published = services.flatMap((service) => publish(state, service));
    for (const file of readdirSync(state.releases))
      if (!published.includes(file)) rmSync(path.join(state.releases, file), { force: true });
  } catch (error) {
    throw explainFileError(error, state.folder);
  }
}

function publish(state: StateFolder, service: BuiltService): string[] {
  const { release } = service;
  if (release === undefined) return [];
  copyAssets({
    from: path.join(service.folder, "dist/assets"),
    parent: path.join(state.assets, release.module),
    release,
  });
  const name = `${release.module}.json`;
  writeWhole(path.join(state.releases, name), release);
  return [name];
}

/** Immutable: a build whose folder is there is there wholly, since it is renamed into place. */
function copyAssets(options: { from: string; parent: string; release: ReleaseRecord }): void {
  const { from, parent, release } = options;
  const target = path.join(parent, release.build);
  if (existsSync(target)) return;
  mkdirSync(parent, { recursive: true });
  const draft = `${target}.draft`;
  rmSync(draft, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, draft, { recursive: true });
  else mkdirSync(draft);
  renameSync(draft, target);
  forgetOldBuilds(parent);
}

function forgetOldBuilds(parent: string): void {
  const builds = readdirSync(parent).map((name) => path.join(parent, name));
  const newestFirst = builds.sort((a, b) => statSync(b).ctimeMs - statSync(a).ctimeMs);
  for (const build of newestFirst.slice(keptBuilds)) rmSync(build, { recursive: true, force: true });
}
