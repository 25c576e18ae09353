import type { Manifest, ReleaseRecord } from "@madang/manifest";
import type { AssetFolder } from "./asset-folder.ts";
import type { View } from "./views.ts";
import type { Workspace } from "./workspace.ts";

export async function bundleContainer(options: {
  workspace: Workspace;
  manifest: Manifest;
  build: string;
  views: readonly View[];
  assets: AssetFolder;
}): Promise<ReleaseRecord["container"]> {
  const interactive = options.views.filter((view) => view.interactive);
  if (interactive.length === 0) return undefined;
  return undefined;
}
