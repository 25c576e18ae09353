import { fileURLToPath } from "node:url";
import type { ModuleDefinition } from "@madang/module-kit/server";
import shell from "../../module.ts";
import { addLayoutRoute } from "../layouts/layout-route.ts";
import { designPage } from "../pages/design.ts";
import { homePage } from "../pages/home.ts";
import { searchPage } from "../pages/search.ts";
import { standingPages } from "../pages/standing.ts";
import { shellOptions } from "./options.ts";
import { readShellAssets, readSite } from "./read-facts.ts";

/** Beside `dist/server.js`, wherever the process was started. */
const builtAssets = fileURLToPath(new URL("./shell-assets.json", import.meta.url));

/** Everything that the shell answers. */
export function shellDefinition(assetsFile = builtAssets): ModuleDefinition {
  return {
    module: shell,
    pages: [homePage, searchPage, ...standingPages, designPage],
    options: shellOptions,
    routes(app, { config }) {
      const site = readSite(String(config["siteFile"]));
      addLayoutRoute(app, { site, assets: readShellAssets(assetsFile) });
    },
  };
}
