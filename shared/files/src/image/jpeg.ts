import type { CleanPicture } from "./clean-picture.ts";
import { exifOrientation, orientationSegment } from "./exif-orientation.ts";

/** ITU-T T.81, annex B: SOF0 to SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;
const comment = 0xfe;
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Segments of the application's own (APP0 JFIF, APP2 colour profile, APP14 Adobe) that the pixels need; no others. */
export function cleanJpeg(bytes: Buffer): CleanPicture {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size = { width: 0, height: 0 };
  let orientation = 1;
  let position = 2;
  while (position < bytes.length) {
    const marker = bytes.readUInt8(position + 1);
    if (bytes.readUInt8(position) !== 0xff) throw new RangeError("no marker");
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = position + 2 + bytes.readUInt16BE(position + 2);
    const segment = bytes.subarray(position, end);
    if (segment.length < end - position) throw new RangeError("cut off");
    if (isFrame(marker)) size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    if (marker === 0xe1) orientation = exifOrientation(segment) ?? orientation;
    if (isKept(marker, segment)) kept.push(segment);
    position = marker === startOfScan ? scanEnd(bytes, end) : end;
    if (marker === startOfScan) kept.push(bytes.subarray(end, position));
  }
  kept.push(Buffer.from([0xff, endOfImage]));
  // Without the marker a phone's picture would lie on its side.
  if (orientation > 1) kept.splice(1, 0, orientationSegment(orientation));
  const turned = orientation >= 5;
  return {
    bytes: Buffer.concat(kept),
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
  };
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === comment) return false;
  if (!isApplication(marker)) return true;
  const name = segment.toString("latin1", 4, 16);
  return name.startsWith("JFIF\0") || name.startsWith("ICC_PROFILE\0") || name.startsWith("Adobe");
}

/** Within a scan only FF 00 and restart markers follow an FF (section B.1.1.5). */
function scanEnd(bytes: Buffer, start: number): number {
  for (let position = start; position < bytes.length - 1; position += 1) {
    if (bytes[position] !== 0xff) continue;
    const next = bytes[position + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return position;
  }
  return bytes.length;
}
