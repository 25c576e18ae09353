import type { CleanPicture } from "./clean-picture.ts";

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const commentLabel = 0xfe;
const applicationLabel = 0xff;

/** GIF89a: comments and the extensions of applications go, but for the one that repeats an animation. */
export function cleanGif(bytes: Buffer): CleanPicture {
  const start = 13 + colourTable(bytes.readUInt8(10));
  const kept: Buffer[] = [bytes.subarray(0, start)];
  for (let position = start; ;) {
    const block = bytes.readUInt8(position);
    if (block === trailer) break;
    const end = blockEnd(bytes, position, block);
    if (isKept(bytes, position, block)) kept.push(bytes.subarray(position, end));
    position = end;
  }
  kept.push(Buffer.from([trailer]));
  return { bytes: Buffer.concat(kept), width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

function isKept(bytes: Buffer, position: number, block: number): boolean {
  if (block !== extension) return true;
  const label = bytes.readUInt8(position + 1);
  if (label === commentLabel) return false;
  return (
    label !== applicationLabel || bytes.toString("latin1", position + 3, position + 14) === "NETSCAPE2.0"
  );
}

function blockEnd(bytes: Buffer, position: number, block: number): number {
  if (block === extension) return subBlocksEnd(bytes, position + 2);
  if (block !== image) throw new RangeError("no block");
  return subBlocksEnd(bytes, position + 11 + colourTable(bytes.readUInt8(position + 9)));
}

function subBlocksEnd(bytes: Buffer, start: number): number {
  let position = start;
  for (let length = bytes.readUInt8(position); length > 0; length = bytes.readUInt8(position))
    position += 1 + length;
  return position + 1;
}

/** Bytes of the table of colours that the flags announce. */
function colourTable(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}
