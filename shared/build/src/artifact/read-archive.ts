import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { buildErrors } from "../errors.ts";
import { blockSize, isPlainPath, type ArchiveFile } from "./archive-file.ts";
import { checksum } from "./write-archive.ts";

const unzip = promisify(gunzip);

/** What one archive may hold. */
export const archiveLimits = { bytes: 256 * 1024 * 1024, files: 1000 };

/**
 * Files of an archive as `writeArchive` makes it, and of no other kind: links, devices, folders, extended headers, paths that lead
 * elsewhere, two files of one name, and bytes after the end are refused. Throws BUILD_ARCHIVE_REFUSED.
 */
export async function readArchive(archive: Uint8Array, limits = archiveLimits): Promise<ArchiveFile[]> {
  const tar = await unpacked(archive, limits.bytes);
  const files: ArchiveFile[] = [];
  let at = 0;
  for (let block = blockAt(tar, at); block.some((byte) => byte !== 0); block = blockAt(tar, at)) {
    if (files.length === limits.files) throw refused(`it has more than ${limits.files} files`);
    const file = readFile(block, tar, at + blockSize);
    files.push(file);
    at += blockSize + Math.ceil(file.content.length / blockSize) * blockSize;
  }
  if (tar.subarray(at).some((byte) => byte !== 0)) throw refused("something stands behind its end");
  refuseCollisions(files.map(({ name }) => name));
  return files;
}

async function unpacked(archive: Uint8Array, most: number): Promise<Buffer> {
  try {
    return await unzip(archive, { maxOutputLength: most });
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    const reason = large ? `it unpacks to more than ${most} bytes` : "it is not whole, or no gzip";
    throw refused(reason, error);
  }
}

function blockAt(tar: Buffer, at: number): Buffer {
  if (at + blockSize > tar.length) throw refused("it ends in the middle");
  return tar.subarray(at, at + blockSize);
}

function readFile(header: Buffer, tar: Buffer, at: number): ArchiveFile {
  const name = text(header, 0, 100);
  if (octal(header, 148, 8) !== checksum(header)) throw refused("a header is damaged");
  if (header.toString("latin1", 257, 265) !== "ustar\u000000") throw refused(`"${name}" has no ustar header`);
  if (text(header, 156, 1) !== "0" || text(header, 157, 100) !== "")
    throw refused(`"${name}" is no plain file`);
  if (text(header, 345, 155) !== "" || !isPlainPath(name)) throw refused(`"${name}" is no plain path`);
  const size = octal(header, 124, 12);
  if (at + size > tar.length) throw refused(`"${name}" is cut off`);
  return { name, content: tar.subarray(at, at + size) };
}

function text(header: Buffer, from: number, length: number): string {
  const whole = header.toString("latin1", from, from + length);
  const end = whole.indexOf("\0");
  return end < 0 ? whole : whole.slice(0, end);
}

function octal(header: Buffer, from: number, length: number): number {
  const digits = text(header, from, length).trim();
  if (!/^[0-7]{1,11}$/.test(digits)) throw refused("a header has no number where one belongs");
  return Number.parseInt(digits, 8);
}

/** Some file systems know no capital letters; a name that is a file cannot be a folder. */
function refuseCollisions(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names.map((name) => name.toLowerCase())) {
    if (seen.has(name)) throw refused(`it has two files named "${name}"`);
    seen.add(name);
  }
  for (const name of seen)
    for (let end = name.lastIndexOf("/"); end > 0; end = name.lastIndexOf("/", end - 1))
      if (seen.has(name.slice(0, end))) throw refused(`"${name.slice(0, end)}" is a file and a folder`);
}

function refused(reason: string, cause?: unknown): Error {
  return buildErrors.create("ARCHIVE_REFUSED", { reason }, cause);
}
