import { existsSync } from "node:fs";
import { loadtestErrors } from "../errors.ts";
import { findOnPath } from "../program/find-on-path.ts";
import { buildK6 } from "./build-k6.ts";
import { cachedK6 } from "./cache-place.ts";
import { findGo } from "./find-go.ts";
import { inspectK6, type InspectedK6 } from "./inspect-k6.ts";
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
 * A k6 of major version 2 with what is our own in it: the one that K6_BIN names, or the one on PATH, or the one of loadtests/generator,
 * built once and kept in the user's cache. Throws LOADTEST_K6_BIN_INVALID, _K6_WRONG_VERSION, _K6_MISSING, _K6_BUILD_FAILED.
 */
export async function findK6(options: FindOptions): Promise<FoundK6> {
  const named = options.environment["K6_BIN"];
  if (named !== undefined && named !== "") return namedK6(named);
  return (await onPath(options)) ?? cachedOrBuilt(options);
}

/** What somebody names is taken or refused, never passed over. */
async function namedK6(file: string): Promise<FoundK6> {
  const invalid = (reason: string) => loadtestErrors.create("K6_BIN_INVALID", { file, reason });
  if (!existsSync(file)) throw invalid("does not exist");
  const found = await inspectK6(file);
  if (found === undefined) throw invalid("does not answer `version` as k6 does");
  const { k6: version } = pinnedVersions();
  const major = majorOf(version);
  if (majorOf(found.version) !== major)
    throw loadtestErrors.create("K6_WRONG_VERSION", { file, found: found.version, major, version });
  if (found.missing.length > 0) throw invalid(`lists no ${found.missing.join(" and no ")}`);
  return { file, version: found.version };
}

/** A k6 that was installed for something else is nothing to complain about. */
async function onPath({ environment, say }: FindOptions): Promise<FoundK6 | undefined> {
  const file = findOnPath("k6", environment);
  const found = file === undefined ? undefined : await inspectK6(file);
  if (file === undefined || found === undefined) return undefined;
  if (isFit(found)) return { file, version: found.version };
  say(
    `${file} is k6 ${found.version}${found.missing.map((each) => ` without ${each}`).join(" and")}, which is not what the load test needs: it takes its own.`,
  );
  return undefined;
}

function isFit({ version, missing }: InspectedK6): boolean {
  return missing.length === 0 && majorOf(version) === majorOf(pinnedVersions().k6);
}

async function cachedOrBuilt({ environment, say, signal, goPlaces }: FindOptions): Promise<FoundK6> {
  const pinned = pinnedVersions();
  const { k6: version, go: oldest } = pinned;
  const file = cachedK6(pinned, environment);
  if (existsSync(file) && (await inspectK6(file))?.missing.length === 0) return { file, version };
  const go = await findGo({ oldest, environment, ...(goPlaces === undefined ? {} : { places: goPlaces }) });
  if (go === undefined) throw loadtestErrors.create("K6_MISSING", { version, go: oldest });
  await buildK6({ go, file, version, environment, say, signal });
  return { file, version };
}

function majorOf(version: string): string {
  return version.split(".")[0] ?? "";
}
