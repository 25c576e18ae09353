import { join } from "node:path";
import type { ShellAssets } from "@madang/manifest";
import { AssetFolder } from "./asset-folder.ts";
import { bundleBrowserRuntime } from "./browser-runtime-bundle.ts";
import { SourceList } from "./source-list.ts";
import { addToolchain } from "./toolchain.ts";

/** The shell's browser runtime alone, without its server: what tests in a real browser need. */
export async function buildBrowserRuntime(options: { folder: string; dist: string }): Promise<ShellAssets> {
  const { folder, dist } = options;
  const sources = new SourceList();
  addToolchain(sources);
  const runtime = await bundleBrowserRuntime({ folder, browserFolder: join(folder, "src/browser") }, sources);
  const build = sources.buildId();
  const assets = new AssetFolder(`/_assets/shell/${build}/`);
  const described = runtime.addTo(assets, build);
  await assets.write(join(dist, "assets"));
  return described;
}
