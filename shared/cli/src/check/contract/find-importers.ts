import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { WorkspaceModule } from "../workspace-module.ts";
import type { Importer } from "./export-changes.ts";

/** Files of other modules in this workspace that import the module's contract. */
export function findImporters({ root, id, packageName }: WorkspaceModule): Importer[] {
  const files = globSync("{modules/*,shell}/**/*.{ts,tsx}", {
    cwd: root,
    exclude: (path) => /(^|[\\/])(node_modules|dist)$/.test(path),
  });
  return files
    .map((file) => file.split(sep).join("/"))
    .filter((file) => !file.startsWith(`modules/${id}/`))
    .sort()
    .flatMap((file) => {
      const names = importedNames(readFileSync(join(root, file), "utf8"), `${packageName}/contract`);
      return names.length === 0 ? [] : [{ module: file.split("/")[1] ?? "", file, names }];
    });
}

/** `*` for whoever takes everything. */
export function importedNames(text: string, specifier: string): string[] {
  const statement = /(?:import|export)\s+([^;"']*?)\s+from\s+["']([^"']+)["']/g;
  const names = [...text.matchAll(statement)]
    .filter(([, , from]) => from === specifier)
    .flatMap(([, clause = ""]) => clauseNames(clause));
  return [...new Set(names)].sort();
}

function clauseNames(clause: string): string[] {
  const listed = /\{([^}]*)\}/.exec(clause)?.[1];
  if (listed === undefined) return ["*"];
  return listed
    .split(",")
    .map(
      (part) =>
        part
          .trim()
          .replace(/^type /, "")
          .split(" as ")[0]
          ?.trim() ?? "",
    )
    .filter((name) => name !== "");
}
