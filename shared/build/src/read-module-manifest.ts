import type { Manifest } from "@madang/manifest";
import { buildErrors } from "./errors.ts";
import { readManifest } from "./module-manifest.ts";
import { openWorkspace } from "./workspace.ts";

/** The manifest of a module's folder, which need not be built. Throws what a build says of it. */
export async function readModuleManifest(folder: string): Promise<Manifest> {
  const workspace = openWorkspace({ folder });
  if (workspace.manifestFile === undefined)
    throw buildErrors.create("NO_MANIFEST", { file: `${folder}/module.ts` });
  return readManifest(workspace, workspace.manifestFile);
}
