import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ModuleFile } from "./template-files.ts";
import type { UndoList } from "./undo-list.ts";

/** Writes the files beside their place; `format` sees them there, and the folder takes its name when all is well. */
export async function writeFolder(
  folder: string,
  files: readonly ModuleFile[],
  { undo, format }: { undo: UndoList; format: (draft: string) => Promise<void> },
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(join(dirname(folder), ".new-"));
  undo.add(() => rm(draft, { recursive: true, force: true }));
  for (const { path, text } of files) {
    await mkdir(dirname(join(draft, path)), { recursive: true });
    await writeFile(join(draft, path), text);
  }
  await format(draft);
  // Fails where somebody has made the folder meanwhile.
  await rename(draft, folder);
  undo.add(() => rm(folder, { recursive: true, force: true }));
}
