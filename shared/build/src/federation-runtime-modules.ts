import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * The federation plugin names the CommonJS files of its own runtime, which no bundler can thin out: a container
 * then carries 13 kB of it (gzip). As ES modules of the same packages it is 7.6 kB.
 */
export function federationRuntimeAliases(): Record<string, string> {
  return Object.fromEntries([
    [`${locate("webpack-bundler-runtime", "index.cjs")}$`, locate("webpack-bundler-runtime", "bundler.js")],
    [`${locate("runtime", "index.cjs")}$`, locate("runtime", "bundler.js")],
    ["@module-federation/sdk$", locate("sdk", "index.js")],
    ["@module-federation/error-codes$", locate("error-codes", "index.mjs")],
  ]);
}

function locate(name: string, file: string): string {
  return require.resolve(`@module-federation/${name}`).replace(/\/dist\/[^/]+$/, `/dist/${file}`);
}

/** Switches off what a portal never uses of it: snapshots of other makers' remotes, and loading inside Node. */
export const federationDefines = {
  FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: "true",
  ENV_TARGET: '"web"',
};
