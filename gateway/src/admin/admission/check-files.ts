import { createHash } from "node:crypto";
import type { BlobStore, ReleaseStatement } from "@madang/releases";
import { adminErrors } from "../errors.ts";

interface NeededFile {
  /** In the store. */
  readonly name: string;
  readonly bytes: number;
  readonly algorithm: "sha256" | "sha384";
  readonly digest: string;
}

/** Files read at the same time. */
const together = 8;

/** Every file that the release names lies in the store with the bytes that it names. Throws ADMIN_FILES_MISSING, _FILE_DAMAGED, _FILE_FOREIGN. */
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

async function problemOf(file: NeededFile, store: BlobStore): Promise<string | undefined> {
  const stored = await store.get(file.name);
  if (stored === undefined) return "missing";
  const hash = createHash(file.algorithm);
  let bytes = 0;
  for await (const chunk of stored.body as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  if (bytes !== file.bytes) return `${bytes} bytes instead of ${file.bytes}`;
  return hash.digest("base64") === file.digest ? undefined : `another ${file.algorithm} digest`;
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  const next = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: together }, next));
}
