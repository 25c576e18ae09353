import { existsSync } from "node:fs";
import { loadtestErrors } from "../errors.ts";
import { findOnPath } from "../program/find-on-path.ts";
import { outputOf } from "../program/output-of.ts";
import { buildK6 } from "./build-k6.ts";
import { cachedK6 } from "./cache-place.ts";
import { findGo } from "./find-go.ts";
import { pinnedVersions } from "./pinned-version.ts";

export interface FoundK6 {
  readonly file: string;
  readonly version: string;
}

export interface FindOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Where Go may lie beside PATH. */
  readonly goPlaces?: readonly string[];
}

/**
 * k6 of major version 2: the one that K6_BIN names, or the one on PATH, or the pinned one, built once and kept in the user's cache.
 * Throws LOADTEST_K6_BIN_INVALID, _K6_WRONG_VERSION, _K6_MISSING, _K6_BUILD_FAILED.
 */
export async function findK6(options: FindOptions): Promise<FoundK6> {
  const { environment } = options;
  const named = environment["K6_BIN"];
  if (named !== undefined && named !== "") return checked(named, await versionNamed(named));
  const onPath = findOnPath("k6", environment);
  if (onPath !== undefined) return checked(onPath, await versionOf(onPath));
  return cachedOrBuilt(options);
}

async function cachedOrBuilt({ environment, say, signal, goPlaces }: FindOptions): Promise<FoundK6> {
  const { k6: version, go: oldest } = pinnedVersions();
  const file = cachedK6(version, environment);
  if (existsSync(file) && (await versionOf(file)) !== undefined) return { file, version };
  const go = await findGo({ oldest, environment, ...(goPlaces === undefined ? {} : { places: goPlaces }) });
  if (go === undefined) throw loadtestErrors.create("K6_MISSING", { version, go: oldest });
  await buildK6({ go, file, version, environment, say, signal });
  return { file, version };
}

function checked(file: string, found: string | undefined): FoundK6 {
  const { k6: version } = pinnedVersions();
  const major = majorOf(version);
  if (found !== undefined && majorOf(found) === major) return { file, version: found };
  throw loadtestErrors.create("K6_WRONG_VERSION", {
    file,
    found: found ?? "of no known version",
    major,
    version,
  });
}

async function versionNamed(file: string): Promise<string> {
  if (!existsSync(file)) throw loadtestErrors.create("K6_BIN_INVALID", { file, reason: "does not exist" });
  const version = await versionOf(file);
  if (version !== undefined) return version;
  throw loadtestErrors.create("K6_BIN_INVALID", { file, reason: "does not answer `version` as k6 does" });
}

/** `k6 v2.2.0 (go1.26.8, linux/amd64)`, with whatever name the file has. */
async function versionOf(file: string): Promise<string | undefined> {
  return /^\S+ v(\d+\.\d+\.\d+\S*) \(.*\bgo\d/m.exec((await outputOf(file, ["version"])) ?? "")?.[1];
}

function majorOf(version: string): string {
  return version.split(".")[0] ?? "";
}
