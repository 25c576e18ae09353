import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/** A digest of all programs of a built project: the same digest runs the same. */
export function buildDigest(root: string, modules: readonly string[]): string {
  const digest = createHash("sha256");
  for (const folder of ["gateway", "shell", ...modules.map((id) => `modules/${id}`)])
    digest.update(readFileSync(path.join(root, folder, "dist/server.js")));
  return digest.digest("hex").slice(0, 20);
}
