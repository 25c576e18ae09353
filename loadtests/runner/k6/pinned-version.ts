import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Folder of the Go module that pins k6 and everything it is built from, with checksums. */
export const generatorFolder = path.join(import.meta.dirname, "../../generator");

export interface PinnedVersions {
  /** For example 2.2.0. */
  readonly k6: string;
  /** Oldest Go that builds it, for example 1.25.0. */
  readonly go: string;
  /** Changes with anything that it is built from: its parts (go.sum) and the output of our own. */
  readonly sources: string;
}

/** The version stands in go.mod alone. */
export function pinnedVersions(folder = generatorFolder): PinnedVersions {
  const text = readFileSync(path.join(folder, "go.mod"), "utf8");
  const k6 = /^\s*(?:require\s+)?go\.k6\.io\/k6\/v2 v(\S+)/m.exec(text)?.[1];
  const go = /^go (\S+)/m.exec(text)?.[1];
  if (k6 === undefined || go === undefined) throw new TypeError(`${folder}/go.mod names no k6 or no go`);
  return { k6, go, sources: sourcesOf(folder) };
}

/** Twelve hexadecimal digits of a digest of every file that a build reads. */
function sourcesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^go\.(mod|sum)$|(?<!_test)\.go$/.test(file))
    .sort();
  const digest = createHash("sha256");
  for (const file of files)
    digest.update(`${file.replaceAll(path.sep, "/")}\0`).update(readFileSync(path.join(folder, file)));
  return digest.digest("hex").slice(0, 12);
}

/** -1, 0 or 1, by numbers from left to right; what is missing counts as 0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number.parseFloat));
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}
