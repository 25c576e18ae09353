import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest } from "@madang/manifest";
import type { ServiceLevel } from "@madang/load-kit/settings";
import { loadtestErrors } from "../errors.ts";
import { suggest } from "../suggest.ts";

export interface LoadedModule {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  readonly journeys: readonly JourneyFile[];
  readonly serviceLevel: ServiceLevel;
}

export interface JourneyFile {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

/** Every module whose manifest declares journeys. Throws LOADTEST_JOURNEY_MISSING, _NOTHING_TO_RUN. */
export async function readSuite(root: string): Promise<LoadedModule[]> {
  const parent = path.join(root, "modules");
  const folders = readdirSync(parent)
    .map((name) => path.join(parent, name))
    .filter((folder) => existsSync(path.join(folder, "module.ts")))
    .sort();
  const read = await Promise.all(folders.map(readModule));
  const modules = read.filter((module) => module !== undefined && module.journeys.length > 0);
  if (modules.length === 0) throw loadtestErrors.create("NOTHING_TO_RUN");
  return modules as LoadedModule[];
}

/** The ids to run. Throws LOADTEST_MODULE_UNKNOWN. */
export function chosenModules(modules: readonly LoadedModule[], only: string | undefined): string[] {
  const ids = modules.map(({ id }) => id);
  if (only === undefined) return ids;
  if (ids.includes(only)) return [only];
  const suggestion = suggest(only, ids);
  throw loadtestErrors.create("MODULE_UNKNOWN", { given: only, suggestion, valid: ids.join(", ") });
}

async function readModule(folder: string): Promise<LoadedModule | undefined> {
  const { default: manifest } = (await import(pathToFileURL(path.join(folder, "module.ts")).href)) as {
    default: Manifest;
  };
  const { id, load } = manifest;
  if (load === undefined) return undefined;
  const journeys = load.journeys.map((named) => journeyFile({ id, folder, named }));
  return { id, folder, journeys, serviceLevel: load.serviceLevel };
}

function journeyFile({ id, folder, named }: { id: string; folder: string; named: string }): JourneyFile {
  const file = path.join(folder, named);
  if (!existsSync(file)) throw loadtestErrors.create("JOURNEY_MISSING", { module: id, file: named });
  return { name: path.basename(named, ".ts"), file };
}
