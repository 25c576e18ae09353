import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { parseReleaseRecord, type ReleaseRecord } from "@madang/manifest";
import type { ReleaseStatement } from "@madang/releases";
import { buildErrors } from "../errors.ts";
import { serverArchive } from "./server-archive.ts";

/** A file that must lie in the store before the release appears. */
export interface BuiltFile {
  readonly file: string;
  /** SHA-256 of its bytes in hexadecimal letters. */
  readonly digest: string;
  readonly bytes: number;
}

/** What `dist/` of a module holds, ready to be signed and sent. */
export interface BuiltRelease {
  readonly record: ReleaseRecord;
  readonly statement: ReleaseStatement;
  readonly server: BuiltFile;
  readonly contract: BuiltFile | undefined;
  /** Public files, the compressed ones too; `path` is the name below `/_assets/<module>/<build>/`. */
  readonly assets: readonly (BuiltFile & { readonly path: string })[];
}

/**
 * The statement of what was built. `createdAt` and `source` come from the caller: all else is a fact of the bytes. Throws
 * BUILD_NOT_BUILT and MANIFEST_RECORD_INVALID.
 */
export function readBuiltRelease(options: {
  dist: string;
  createdAt: Date;
  source?: ReleaseStatement["source"];
}): BuiltRelease {
  const { dist, createdAt, source } = options;
  const record = readRecord(dist);
  const server = describe(built(dist, serverArchive));
  const contract = existsSync(join(dist, "contract.json"))
    ? describe(join(dist, "contract.json"))
    : undefined;
  const statement: ReleaseStatement = {
    schema: 1,
    record,
    createdAt: createdAt.toISOString(),
    server: blobOf(server),
    ...(contract === undefined ? {} : { contract: blobOf(contract) }),
    ...(source === undefined ? {} : { source }),
  };
  return { record, statement, server, contract, assets: assetsIn(join(dist, "assets")) };
}

/** The record alone. Throws BUILD_NOT_BUILT and MANIFEST_RECORD_INVALID. */
export function readRecord(dist: string): ReleaseRecord {
  const file = built(dist, "release.json");
  return parseReleaseRecord(parse(file), file);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw buildErrors.create("NOT_BUILT", { file, reason: (error as Error).message }, error);
  }
}

function built(dist: string, name: string): string {
  const file = join(dist, name);
  if (!existsSync(file) || !statSync(file).isFile())
    throw buildErrors.create("NOT_BUILT", { file, reason: "it is not there" });
  return file;
}

function assetsIn(folder: string): (BuiltFile & { path: string })[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ ...describe(file), path: relative(folder, file).split(sep).join("/") }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function describe(file: string): BuiltFile {
  const content = readFileSync(file);
  return { file, digest: createHash("sha256").update(content).digest("hex"), bytes: content.length };
}

function blobOf({ digest, bytes }: BuiltFile): ReleaseStatement["server"] {
  return { digest, bytes };
}
