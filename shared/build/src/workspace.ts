import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildErrors } from "./errors.ts";

/** Where a server may begin; the first that exists is taken. */
export const serverEntries = ["server/main.ts", "src/server/main.ts", "src/main.ts"] as const;

/** One folder of the repository that becomes a deployable. */
export interface Workspace {
  readonly folder: string;
  /** Name of the folder; a module's id must be the same. */
  readonly name: string;
  readonly dist: string;
  readonly serverEntry: string;
  /** `module.ts`, when the workspace is a module (the shell is one too; the gateway is not). */
  readonly manifestFile: string | undefined;
  /** `src/browser`, when the workspace brings the browser runtime: only the shell does. */
  readonly browserFolder: string | undefined;
}

/** Throws BUILD_NO_PACKAGE or BUILD_NO_ENTRY. */
export function openWorkspace(options: { folder: string; dist?: string | undefined }): Workspace {
  const folder = resolve(options.folder);
  const serverEntry = serverEntries.map((entry) => join(folder, entry)).find((file) => existsSync(file));
  requirePackage(folder);
  if (serverEntry === undefined)
    throw buildErrors.create("NO_ENTRY", { folder, entries: serverEntries.join(", ") });
  return {
    folder,
    name: basename(folder),
    dist: resolve(folder, options.dist ?? "dist"),
    serverEntry,
    manifestFile: ifExists(join(folder, "module.ts")),
    browserFolder: ifExists(join(folder, "src/browser")),
  };
}

function requirePackage(folder: string): void {
  try {
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch (error) {
    throw buildErrors.create("NO_PACKAGE", { folder }, error);
  }
}

function ifExists(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}
