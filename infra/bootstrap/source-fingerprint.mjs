import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

const ignoredFolders = new Set(["node_modules", "dist", ".turbo", ".git", ".madang", "test"]);

/** A digest of names, sizes and times of the files that builds read: some ten milliseconds for a thousand files. */
export function fingerprint(root, places) {
  const hash = createHash("sha256");
  for (const place of places) addPlace(hash, path.join(root, place));
  return hash.digest("hex");
}

function addPlace(hash, place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isFile()) hash.update(`${place}\0${stat.size}\0${stat.mtimeMs}\n`);
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(place).sort())
    if (!ignoredFolders.has(name)) addPlace(hash, path.join(place, name));
}
