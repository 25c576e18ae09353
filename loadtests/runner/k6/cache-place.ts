import { homedir } from "node:os";
import path from "node:path";
import type { PinnedVersions } from "./pinned-version.ts";

/**
 * Where the built k6 is kept: one for each state of its sources and platform, in the user's cache folder (XDG Base Directory
 * Specification).
 */
export function cachedK6(
  { k6: version, sources }: Pick<PinnedVersions, "k6" | "sources">,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const home = environment["HOME"] ?? homedir();
  const cache = environment["XDG_CACHE_HOME"] ?? path.join(home, ".cache");
  const extension = process.platform === "win32" ? ".exe" : "";
  const name = `k6-${version}-${sources}-${process.platform}-${process.arch}${extension}`;
  return path.join(cache, "madang", name);
}
