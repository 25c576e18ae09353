import type { Plugin } from "esbuild";

/**
 * `import … from "node:http"` reads every export, some of which are made when they are first read: half of Node's fetch is loaded for
 * nothing. Asked for as an object, the module stays as lazy as it is.
 */
export const lazyBuiltins: Plugin = {
  name: "lazy-builtins",
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?https?$/ }, ({ path }) => ({
      path: path.replace(/^node:/, ""),
      namespace: "lazy-builtin",
    }));
    build.onLoad({ filter: /.*/, namespace: "lazy-builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("node:${path}");`,
    }));
  },
};
