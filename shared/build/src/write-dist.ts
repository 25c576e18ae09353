import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Replaces what lies in `dist`: `write` fills a folder inside it, whose content then takes the place of everything else at once. A portal that is
 * started meanwhile meets the old build or the new one, and a build that fails leaves the old one.
 */
export async function writeDist(
  dist: string,
  write: (folder: string) => Promise<void> | void,
): Promise<void> {
  const draft = join(dist, ".draft");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  await write(draft);
  for (const name of readdirSync(dist))
    if (name !== ".draft") rmSync(join(dist, name), { recursive: true, force: true });
  for (const name of readdirSync(draft)) renameSync(join(draft, name), join(dist, name));
  rmSync(draft, { recursive: true, force: true });
}
