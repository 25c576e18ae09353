import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildErrors } from "../errors.ts";
import type { ArchiveFile } from "./archive-file.ts";
import { readArchive } from "./read-archive.ts";
import { writeArchive } from "./write-archive.ts";

/** Name of the server's archive in `dist/`. */
export const serverArchive = "server.tgz";

/** A release's server with whatever it reads beside it, as it starts in an empty folder. */
export function packServer(files: readonly ArchiveFile[]): Buffer {
  return writeArchive([
    ...files,
    { name: "package.json", content: Buffer.from('{ "private": true, "type": "module" }\n') },
  ]);
}

/**
 * Unpacks into `folder`, which appears whole or not at all. Whether these are the bytes that were signed is for the caller to see.
 * Throws BUILD_ARCHIVE_REFUSED, and what the disk says.
 */
export async function unpackServer(options: { archive: Uint8Array; folder: string }): Promise<void> {
  const files = await readArchive(options.archive);
  if (!files.some(({ name }) => name === "server.js"))
    throw buildErrors.create("ARCHIVE_REFUSED", { reason: "it has no server.js" });
  const draft = `${options.folder}.${randomBytes(4).toString("hex")}.draft`;
  try {
    for (const { name, content } of files) await writeBelow(draft, name, content);
    await rename(draft, options.folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeBelow(folder: string, name: string, content: Uint8Array): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { flush: true });
}
