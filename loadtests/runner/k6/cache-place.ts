import { homedir } from "node:os";
import path from "node:path";

/** Where the built k6 is kept: one per version and platform, in the user's cache folder (XDG Base Directory Specification). */
export function cachedK6(version: string, environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment["HOME"] ?? homedir();
  const cache = environment["XDG_CACHE_HOME"] ?? path.join(home, ".cache");
  const extension = process.platform === "win32" ? ".exe" : "";
  return path.join(cache, "madang", `k6-${version}-${process.platform}-${process.arch}${extension}`);
}
