const orientationTag = 0x0112;

/** How the camera was held, 1 to 8, of an APP1 segment (Exif 2.32, section 4.6.4); undefined where it does not say. */
export function exifOrientation(segment: Buffer): number | undefined {
  if (segment.toString("latin1", 4, 10) !== "Exif\0\0") return undefined;
  const tiff = segment.subarray(10);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const read16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  try {
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const count = Math.min(read16(directory), 200);
    for (let index = 0; index < count; index += 1) {
      const entry = directory + 2 + index * 12;
      if (read16(entry) !== orientationTag) continue;
      const value = read16(entry + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  } catch (error) {
    // A directory that points outside the segment says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** An APP1 segment that says nothing but the orientation. */
export function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write("Exif\0\0MM\0*", 4, "latin1");
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(orientationTag, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}
