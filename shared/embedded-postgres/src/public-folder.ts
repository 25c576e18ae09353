import { createHash } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";

/** Kept over restarts, owned by root, and its parents are open to every account (FHS 3.0, 5.8). */
const base = "/var/lib/madang";

/** A folder for what a system account must reach although the project lies in a private one. */
export function publicFolder(options: { purpose: string; key: string }): string {
  const digest = createHash("sha256").update(options.key).digest("hex").slice(0, 12);
  const folder = path.join(base, `${options.purpose}-${digest}`);
  mkdirSync(folder, { recursive: true });
  for (const each of [base, folder]) chmodSync(each, 0o711);
  return folder;
}
