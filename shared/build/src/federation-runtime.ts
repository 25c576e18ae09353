import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { installedVersion } from "./toolchain.ts";

/** Where containers find the shell's federation runtime: one that was built with another minor version finds none. */
export function federationRuntimeGlobal(): string[] {
  return ["madangFederation", installedVersion("@module-federation/enhanced").replace(/\.\d+$/, "")];
}

/** The library's own switches: no snapshots of other makers' remotes, no loading inside Node. */
export const federationDefines = {
  FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: "true",
  ENV_TARGET: '"web"',
};

/**
 * Files of the runtime that only serve federation manifests, which a portal has none of: its release records name
 * entries and hashes. With the snapshot plugin off nothing calls them, but they stay in the bundle, 2.8 kB (gzip).
 */
const withoutManifests: Readonly<Record<string, string>> = {
  "plugins/snapshot/SnapshotHandler.js": `
    export { DisabledSnapshotHandler as SnapshotHandler } from "./disabled.js";
    export const getGlobalRemoteInfo = () => ({});`,
  "utils/preload.js": `
    const refuse = () => { throw new TypeError("This runtime is built without preloading by manifest."); };
    export { refuse as formatPreloadArgs, refuse as preloadAssets, refuse as normalizePreloadExposes };
    export const defaultPreloadArgs = {};`,
};

export const lightFederationRuntime: Plugin = {
  name: "light-federation-runtime",
  setup(build) {
    build.onLoad({ filter: /\/@module-federation\/runtime-core\/dist\/.+\.js$/ }, async ({ path }) => {
      const [, file = ""] = path.split("/runtime-core/dist/");
      return { contents: withoutManifests[file] ?? (await readFile(path, "utf8")) };
    });
  },
};
