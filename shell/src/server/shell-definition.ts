import { fileURLToPath } from "node:url";
import type { ModuleDefinition } from "@madang/module-kit/server";
import { addLayoutRoute } from "../layouts/layout-route.ts";
import { designPage } from "../pages/design.ts";
import { homePage } from "../pages/home.ts";
import { searchPage } from "../pages/search.ts";
import { standingPages } from "../pages/standing.ts";
import { shellOptions } from "./config.ts";
import { readShellAssets, siteAt } from "./read-facts.ts";
import { shell } from "./shell-module.ts";

/** Beside `dist/server.js`, wherever the process was started. */
const builtAssets = fileURLToPath(new URL("./shell-assets.json", import.meta.url));

/** Everything that the shell answers. */
export function shellDefinition(assetsFile = builtAssets): ModuleDefinition {
  return {
    module: shell,
    pages: [homePage, searchPage, ...standingPages, designPage],
    options: shellOptions,
    routes(app, { config }) {
      const site = siteAt(String(config["siteFile"]));
      addLayoutRoute(app, { site, assets: readShellAssets(assetsFile) });
    },
  };
}
