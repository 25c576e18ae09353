import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseReleaseRecord, type ReleaseRecord } from "@madang/manifest";
import { gatewayErrors } from "../errors.ts";
import { readJson, unreadable } from "./read-json.ts";
import type { RefusedModule } from "./route-table.ts";

export interface RecordsRead {
  readonly records: readonly ReleaseRecord[];
  /** Files that are there and cannot be used; a module among them keeps its last good record. */
  readonly refused: readonly RefusedModule[];
}

/** Files read at the same time. */
const together = 16;

interface KnownFile {
  /** Size and times: a file that has not changed is not read again. */
  readonly stamp: string;
  readonly outcome: ReleaseRecord | Error;
}

/** The release records of a folder, `<module>.json` each. A bad one hurts nobody but its own module. */
export class RecordsFolder {
  readonly #folder: string;
  #known = new Map<string, KnownFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A record is the same object as before while its file is the same. Throws GATEWAY_FILE_UNREADABLE. */
  async read(): Promise<RecordsRead> {
    const known = new Map<string, KnownFile>();
    const records: ReleaseRecord[] = [];
    const refused: RefusedModule[] = [];
    for (const { file, found } of await this.#readAll()) {
      known.set(file, found);
      if (found.outcome instanceof Error) refused.push({ module: moduleOf(file), reason: found.outcome });
      else records.push(found.outcome);
    }
    this.#known = known;
    return { records, refused };
  }

  /** In the order of their names, several at a time. */
  async #readAll(): Promise<{ file: string; found: KnownFile }[]> {
    const files = await this.#files();
    const read: { file: string; found: KnownFile }[] = [];
    for (let from = 0; from < files.length; from += together) {
      const some = files.slice(from, from + together);
      const found = await Promise.all(some.map((file) => this.#readFile(file)));
      for (const [index, one] of found.entries())
        if (one !== undefined) read.push({ file: some[index] ?? "", found: one });
    }
    return read;
  }

  async #files(): Promise<string[]> {
    try {
      const files = await readdir(this.#folder);
      return files.filter((file) => file.endsWith(".json")).sort();
    } catch (cause) {
      throw unreadable(this.#folder, cause);
    }
  }

  /** Undefined when the file has gone meanwhile. */
  async #readFile(file: string): Promise<KnownFile | undefined> {
    const path = join(this.#folder, file);
    const stamp = await stampOf(path);
    if (stamp === undefined) return undefined;
    const known = this.#known.get(file);
    if (known?.stamp === stamp) return known;
    return { stamp, outcome: await readRecord(path, moduleOf(file)) };
  }
}

async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  } catch {
    return undefined;
  }
}

function moduleOf(file: string): string {
  return file.slice(0, -".json".length);
}

async function readRecord(path: string, module: string): Promise<ReleaseRecord | Error> {
  try {
    const record = parseReleaseRecord(await readJson(path), module);
    if (record.module === module && record.manifest.id === module) return record;
    return gatewayErrors.create("RECORD_MISPLACED", { file: `${module}.json`, module: record.module });
  } catch (reason) {
    return reason as Error;
  }
}
