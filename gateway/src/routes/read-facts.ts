import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  checkPlainly,
  describeProblems,
  endpointsSchema,
  parseReleaseRecord,
  type Endpoints,
  type ReleaseRecord,
} from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import type { RefusedModule } from "./route-table.ts";

export interface RecordsRead {
  readonly records: readonly ReleaseRecord[];
  /** Files that are there and cannot be used; a module among them keeps its last good record. */
  readonly refused: readonly RefusedModule[];
}

/** Every `<module>.json` in the folder. A bad one hurts nobody but its own module. */
export async function readRecords(folder: string): Promise<RecordsRead> {
  const records: ReleaseRecord[] = [];
  const refused: RefusedModule[] = [];
  for (const file of await recordFiles(folder)) {
    const module = file.slice(0, -".json".length);
    try {
      records.push(await readRecord(join(folder, file), module));
    } catch (reason) {
      refused.push({ module, reason: reason as Error });
    }
  }
  return { records, refused };
}

async function recordFiles(folder: string): Promise<string[]> {
  try {
    const files = await readdir(folder);
    return files.filter((file) => file.endsWith(".json")).sort();
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

async function readRecord(file: string, module: string): Promise<ReleaseRecord> {
  const record = parseReleaseRecord(await readJson(file), module);
  if (record.module === module && record.manifest.id === module) return record;
  throw gatewayErrors.create("RECORD_MISPLACED", { file: `${module}.json`, module: record.module });
}

/** Throws GATEWAY_ENDPOINTS_INVALID or GATEWAY_FILE_UNREADABLE. */
export async function readEndpoints(file: string): Promise<Endpoints> {
  const result = checkPlainly(endpointsSchema, await readJson(file));
  if (result.success) return result.data;
  throw gatewayErrors.create(
    "ENDPOINTS_INVALID",
    { problems: describeProblems(result.error, endpointsSchema) },
    result.error,
  );
}

export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown): Error {
  const reason = cause instanceof SyntaxError ? "it is not JSON" : (cause as NodeJS.ErrnoException).code;
  return gatewayErrors.create("FILE_UNREADABLE", { file, reason: reason ?? "unknown" }, cause);
}
