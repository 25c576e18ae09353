import type { CleanPicture } from "./clean-picture.ts";

/** Chunks that change how the pixels look (PNG third edition, section 11); texts, times and EXIF do not. */
const kept = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split(" "),
);

export function cleanPng(bytes: Buffer): CleanPicture {
  const chunks: Buffer[] = [bytes.subarray(0, 8)];
  for (let position = 8; ;) {
    const type = bytes.toString("latin1", position + 4, position + 8);
    const end = position + 12 + bytes.readUInt32BE(position);
    if (end > bytes.length) throw new RangeError("cut off");
    if (kept.has(type)) chunks.push(bytes.subarray(position, end));
    if (type === "IEND") break;
    position = end;
  }
  return { bytes: Buffer.concat(chunks), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
