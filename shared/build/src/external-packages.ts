import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { OnResolveArgs, OnResolveResult, Plugin } from "esbuild";
import { buildErrors } from "./errors.ts";

const ownScope = "@madang/";

/**
 * Leaves packages of other makers outside a bundle that runs within the workspace; workspace packages go in. What stays outside is
 * loaded from the workspace's folder, so a nested second copy would be swapped silently: that is refused.
 */
export function externalPackages(folder: string): Plugin {
  return {
    name: "external-packages",
    setup(build) {
      // `#name` is a file of the workspace itself (the "imports" of its package.json).
      build.onResolve({ filter: /^[^./#]/ }, (args) => resolvePackage(args, folder));
    },
  };
}

/** Says of a package that is not there how to get it; packages themselves may ask for what is optional to them. */
export const missingPackages: Plugin = {
  name: "missing-packages",
  setup(build) {
    build.onResolve({ filter: /^[^./#]/ }, (args) => {
      const own = args.kind !== "entry-point" && !/[\\/]node_modules[\\/]/.test(args.importer);
      if (own && !args.path.startsWith("node:") && locate(args.path, args.resolveDir) === undefined)
        throw missing(args);
      return undefined;
    });
  },
};

function resolvePackage(args: OnResolveArgs, folder: string): OnResolveResult | undefined {
  if (args.kind === "entry-point" || args.path.startsWith(ownScope)) return undefined;
  if (args.path.startsWith("node:")) return { path: args.path, external: true };
  const wanted = locate(args.path, args.resolveDir);
  if (wanted === undefined) throw missing(args);
  if (wanted !== locate(args.path, folder))
    throw buildErrors.create("PACKAGE_DIFFERS", { specifier: args.path, importer: args.importer, folder });
  return { path: args.path, external: true };
}

function missing({ path, importer }: OnResolveArgs): Error {
  return buildErrors.create("PACKAGE_MISSING", { specifier: path, importer });
}

/** Folder of the package that `from` would load, or undefined. Never runs or reads the package itself. */
function locate(specifier: string, from: string): string | undefined {
  const name = packageName(specifier);
  const paths = createRequire(join(from, "_.js")).resolve.paths(name);
  if (paths === null) return specifier;
  const found = paths.map((path) => join(path, name, "package.json")).find((path) => existsSync(path));
  // Through links, as Node loads it.
  return found === undefined ? undefined : realpathSync(found);
}

export function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
