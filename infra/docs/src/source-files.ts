import { globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Files of the project's packages that match, in a stable order, from the root with slashes. */
export function filesMatching(root: string, patterns: readonly string[]): string[] {
  const found = globSync([...patterns], {
    cwd: root,
    exclude: (name) => name === "node_modules" || name === "dist",
  });
  return found.map((file) => file.split(path.sep).join("/")).sort();
}

/** Everything that a file exports. The files that are asked for only declare; importing them does nothing else. */
export async function exportsOf(root: string, file: string): Promise<unknown[]> {
  const loaded = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>;
  return Object.values(loaded);
}
