import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { ModuleNames } from "./module-names.ts";
import { renderPath, renderText } from "./render-template.ts";

export interface ModuleFile {
  /** Below the module's folder. */
  readonly path: string;
  readonly text: string;
}

const templateFolder = fileURLToPath(new URL("../../template/", import.meta.url));

/** Every file of the new module. */
export async function moduleFiles(names: ModuleNames): Promise<ModuleFile[]> {
  const entries = await readdir(templateFolder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (file) => {
      const path = relative(templateFolder, file).split(sep).join("/");
      return {
        path: renderPath(path, names),
        text: renderText(path, await readFile(file, "utf8"), names),
      };
    }),
  );
}
