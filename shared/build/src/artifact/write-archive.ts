import { gzipSync } from "node:zlib";
import { blockSize, isPlainPath, type ArchiveFile } from "./archive-file.ts";

/** A gzipped tar of plain files: the same files give the same bytes, since no time, owner or order of a disk gets in. */
export function writeArchive(files: readonly ArchiveFile[]): Buffer {
  const sorted = files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const blocks = sorted.flatMap(({ name, content }) => [header(name, content.length), padded(content)]);
  const packed = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]), { level: 9 });
  packed[systemByte] = unknownSystem;
  return packed;
}

/** Where gzip says on which system it was made, which is nothing of the content's (RFC 1952, section 2.3.1). */
const systemByte = 9;
const unknownSystem = 255;

function header(name: string, size: number): Buffer {
  if (!isPlainPath(name)) throw new RangeError(`${name} cannot stand in an archive.`);
  const block = Buffer.alloc(blockSize);
  block.write(name, 0, 100, "latin1");
  block.write("0000644\0", 100, "latin1");
  block.write("0000000\0", 108, "latin1");
  block.write("0000000\0", 116, "latin1");
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  block.write("00000000000\0", 136, "latin1");
  block.write("0", 156, "latin1");
  block.write("ustar\u000000", 257, "latin1");
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

/** The sum of a header's bytes, in which the sum itself counts as eight spaces. */
export function checksum(block: Uint8Array): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function padded(content: Uint8Array): Buffer {
  const size = Math.ceil(content.length / blockSize) * blockSize;
  return Buffer.concat([content], size);
}
