import { inflateRawSync } from "node:zlib";
import { filesErrors } from "../errors.ts";
import { fileLimits } from "../limits.ts";

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly offset: number;
}

/** Names and parts of a ZIP file (APPNOTE 6.3.10). */
export interface ZipArchive {
  readonly names: readonly string[];
  /** Undefined where there is none of that name, or it is encrypted. Throws FILES_ARCHIVE_… . */
  read(name: string, limit?: number): Buffer | undefined;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
/** Section 4.3.16: 22 bytes and a comment of at most 65,535. */
const longestEnd = 22 + 0xffff;

/**
 * Reads the directory alone: nothing is unpacked before it is asked for, and then no further than a limit, whatever the
 * directory says. Throws FILES_ARCHIVE_BROKEN and FILES_ARCHIVE_TOO_LARGE.
 */
export function openZip(bytes: Buffer): ZipArchive {
  try {
    const entries = readDirectory(bytes);
    return {
      names: [...entries.keys()],
      read: (name, limit = fileLimits.part) => {
        const entry = entries.get(name);
        return entry === undefined || entry.encrypted ? undefined : unpack(bytes, entry, limit);
      },
    };
  } catch (error) {
    // Offsets that point outside the file.
    if (error instanceof RangeError) throw broken("its directory points outside the file", error);
    throw error;
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > fileLimits.entries) throw broken(`it has ${count} entries`);
  const entries = new Map<string, Entry>();
  let position = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(position) !== directoryEntry) throw broken("its directory is damaged");
    const nameLength = bytes.readUInt16LE(position + 28);
    const name = bytes.toString("utf8", position + 46, position + 46 + nameLength);
    unpacked += bytes.readUInt32LE(position + 24);
    if (unpacked > fileLimits.unpacked)
      throw filesErrors.create("ARCHIVE_TOO_LARGE", { limit: fileLimits.unpacked });
    entries.set(name, {
      method: bytes.readUInt16LE(position + 10),
      encrypted: (bytes.readUInt16LE(position + 8) & 1) === 1,
      packed: bytes.readUInt32LE(position + 20),
      offset: bytes.readUInt32LE(position + 42),
    });
    position += 46 + nameLength + bytes.readUInt16LE(position + 30) + bytes.readUInt16LE(position + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - longestEnd);
  for (let position = bytes.length - 22; position >= first; position -= 1)
    if (bytes.readUInt32LE(position) === endOfDirectory) return position;
  throw broken("it has no directory");
}

function unpack(bytes: Buffer, { method, packed, offset }: Entry, limit: number): Buffer {
  try {
    if (bytes.readUInt32LE(offset) !== localHeader) throw broken("an entry is not where the directory says");
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const data = bytes.subarray(start, start + packed);
    if (method === 0 && packed <= limit) return data;
    if (method === 8) return inflateRawSync(data, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
      throw filesErrors.create("ARCHIVE_TOO_LARGE", { limit }, error);
    if (error instanceof RangeError || isZlib(error)) throw broken("an entry is damaged", error);
    throw error;
  }
  if (method === 0) throw filesErrors.create("ARCHIVE_TOO_LARGE", { limit });
  throw broken(`it is packed by method ${method}`);
}

function isZlib(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code).startsWith("Z_");
}

function broken(problem: string, cause?: unknown): Error {
  return filesErrors.create("ARCHIVE_BROKEN", { problem }, cause);
}
