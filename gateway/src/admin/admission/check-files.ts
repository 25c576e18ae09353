import { createHash } from "node:crypto";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import type { BlobStore, ReleaseStatement } from "@madang/releases";
import { adminErrors } from "../errors.ts";

interface NeededFile {
  /** In the store. */
  readonly name: string;
  readonly bytes: number;
  readonly algorithm: "sha256" | "sha384";
  readonly digest: string;
}

/** A file in a coding lies beside the file itself, under its name with this ending. */
const codings = { ".br": createBrotliDecompress, ".gz": createGunzip };
type Ending = keyof typeof codings;

/** Files read at the same time. */
const together = 8;

/**
 * Every file that the release names lies in the store with the bytes that it names. Codings are not signed: what lies beside a file
 * must decode to it. Throws ADMIN_FILES_MISSING, _FILE_DAMAGED, _FILE_FOREIGN.
 */
export async function checkFiles(statement: ReleaseStatement, store: BlobStore): Promise<void> {
  const { module, build } = statement.record;
  const needed = neededFiles(statement);
  const missing: string[] = [];
  await inParallel(needed, async (file) => {
    const problem = await problemOf(file, store);
    if (problem === "missing") missing.push(file.name);
    else if (problem !== undefined)
      throw adminErrors.create("FILE_DAMAGED", { module, build, name: file.name, reason: problem });
  });
  await inParallel(
    await codedFiles(`assets/${module}/${build}/`, needed, store),
    async ({ file, ending }) => {
      const problem = await problemOf(file, store, ending);
      if (problem === undefined || problem === "missing") return;
      throw adminErrors.create("FILE_DAMAGED", { module, build, name: file.name + ending, reason: problem });
    },
  );
  const name = missing.toSorted()[0];
  if (name !== undefined)
    throw adminErrors.create("FILES_MISSING", { module, build, count: missing.length, name });
}

function neededFiles({ record, server, contract }: ReleaseStatement): NeededFile[] {
  const { module, build, assets } = record;
  const blobs = [server, ...(contract === undefined ? [] : [contract])];
  return [
    ...blobs.map(({ digest, bytes }) => ({
      name: `blobs/${digest}`,
      bytes,
      algorithm: "sha256" as const,
      digest: Buffer.from(digest, "hex").toString("base64"),
    })),
    ...assets.map(({ path, bytes, integrity }) => {
      if (!path.startsWith(`/_assets/${module}/${build}/`))
        throw adminErrors.create("FILE_FOREIGN", { module, build, path });
      return {
        name: `assets/${path.slice("/_assets/".length)}`,
        bytes,
        algorithm: "sha384" as const,
        digest: integrity.slice("sha384-".length),
      };
    }),
  ];
}

async function codedFiles(
  folder: string,
  needed: readonly NeededFile[],
  store: BlobStore,
): Promise<{ file: NeededFile; ending: Ending }[]> {
  const byName = new Map(needed.map((file) => [file.name, file]));
  const coded: { file: NeededFile; ending: Ending }[] = [];
  for await (const { name } of store.list(folder)) {
    const ending = name.slice(-3);
    const file = byName.get(name.slice(0, -3));
    // A file of its own that is only called so is among the others.
    if (isEnding(ending) && file !== undefined && !byName.has(name)) coded.push({ file, ending });
  }
  return coded;
}

function isEnding(text: string): text is Ending {
  return Object.hasOwn(codings, text);
}

async function problemOf(file: NeededFile, store: BlobStore, ending?: Ending): Promise<string | undefined> {
  const stored = await store.get(file.name + (ending ?? ""));
  if (stored === undefined) return "missing";
  const hash = createHash(file.algorithm);
  let bytes = 0;
  for await (const chunk of ending === undefined ? plain(stored.body) : decoded(stored.body, ending)) {
    hash.update(chunk);
    bytes += chunk.length;
    // Whatever was packed: nobody unpacks a gigabyte here.
    if (bytes > file.bytes) return `more than its ${file.bytes} bytes`;
  }
  if (bytes !== file.bytes) return `${bytes} bytes instead of ${file.bytes}`;
  return hash.digest("base64") === file.digest ? undefined : `another ${file.algorithm} digest`;
}

function plain(body: Readable): AsyncIterable<Buffer> {
  return body;
}

/** Ends where it cannot be decoded, so that there are too few bytes; what the store says of itself is thrown. */
async function* decoded(body: Readable, ending: Ending): AsyncGenerator<Buffer> {
  const decoder = codings[ending]();
  let broke: Error | undefined;
  body.once("error", (error) => (broke = error));
  pipeline(body, decoder, () => undefined);
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) yield chunk;
  } catch {
    if (broke !== undefined) throw broke;
  } finally {
    body.destroy();
  }
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const next = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: together }, next));
}
