import type { CleanPicture } from "./clean-picture.ts";

/** Flags of VP8X that announce EXIF and XMP (RFC 9649, section 2.7.1). */
const metadataFlags = 0x08 | 0x04;

export function cleanWebp(bytes: Buffer): CleanPicture {
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  const last = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let position = 12; position + 8 <= last;) {
    const type = bytes.toString("latin1", position, position + 4);
    const length = bytes.readUInt32LE(position + 4);
    const end = position + 8 + length + (length % 2);
    if (position + 8 + length > bytes.length) throw new RangeError("cut off");
    const chunk = Buffer.from(bytes.subarray(position, end));
    if (type === "VP8X") chunk.writeUInt8(chunk.readUInt8(8) & ~metadataFlags, 8);
    size ??= sizeOf(type, chunk.subarray(8));
    if (type !== "EXIF" && type !== "XMP ") kept.push(chunk);
    position = end;
  }
  if (size === undefined) throw new RangeError("no picture");
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return { bytes: Buffer.concat([head, body]), ...size };
}

function sizeOf(type: string, data: Buffer): { width: number; height: number } | undefined {
  if (type === "VP8X") return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  if (type === "VP8 ") return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  if (type !== "VP8L") return undefined;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
