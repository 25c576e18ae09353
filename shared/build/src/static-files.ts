import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { SourceList } from "./source-list.ts";
import type { StyleFile } from "./style-bundle.ts";

/** Files of the workspace's `assets/` folder, published under their own names. */
export function readStaticFiles(folder: string, sources: SourceList): StyleFile[] {
  const root = join(folder, "assets");
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      sources.addFile(path, folder);
      return { name: relative(root, path), content: readFileSync(path) };
    });
}
