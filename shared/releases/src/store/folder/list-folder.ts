import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { codeOf } from "./folder-errors.ts";

/** Files alone: links and what begins with a dot are none of the store's. */
export async function* listFolder(
  root: string,
  prefix: string,
): AsyncGenerator<{ name: string; bytes: number; storedAt: Date }> {
  for (const entry of await entriesOf(path.join(root, prefix))) {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* listFolder(root, `${name}/`);
    else if (entry.isFile()) yield* described(root, name);
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith("."));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** Nothing where it was removed since. */
async function* described(root: string, name: string) {
  try {
    const { size, mtime } = await stat(path.join(root, name));
    yield { name, bytes: size, storedAt: mtime };
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}
