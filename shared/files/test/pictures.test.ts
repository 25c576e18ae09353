import { describe, expect, test } from "vitest";
import type { PictureTypeName } from "../src/type/file-types.ts";
import { cleanPicture } from "../src/image/picture.ts";
import { phoneJpeg, pngOf } from "../testing/picture-of.ts";

const gif = Buffer.concat([
  Buffer.from("GIF89a\u0002\0\u0003\0\0\0\0", "latin1"),
  Buffer.from([0x21, 0xfe, 4]),
  Buffer.from("who?\0", "latin1"),
  Buffer.from([0x2c, 0, 0, 0, 0, 2, 0, 3, 0, 0, 2, 1, 0x44, 0, 0x3b]),
  Buffer.from("after"),
]);

function webp(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, "latin1");
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const extended = Buffer.from([0x0c, 0, 0, 0, 6, 0, 0, 8, 0, 0]);
  const body = Buffer.concat([chunk("VP8X", extended), chunk("EXIF", Buffer.from("37.5665N"))]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

describe("a picture tells nothing of its maker", () => {
  test("JPEG: neither place nor comment nor what hides after its end; the orientation stays", () => {
    const clean = cleanPicture("jpeg", phoneJpeg());
    expect(clean.bytes.includes("37.5665N")).toBe(false);
    expect(clean.bytes.toString("latin1")).toMatch(/Exif\0\0MM/);
    expect(clean).toMatchObject({ width: 30, height: 40 });
  });
  test("JPEG that lies as it should needs no word of it", () => {
    const clean = cleanPicture("jpeg", phoneJpeg({ orientation: 1 }));
    expect(clean.bytes.includes("Exif")).toBe(false);
    expect(clean).toMatchObject({ width: 40, height: 30 });
  });
  test("PNG", () => {
    const clean = cleanPicture("png", pngOf(7, 9));
    expect(clean.bytes.includes("김사진")).toBe(false);
    expect(clean).toMatchObject({ width: 7, height: 9 });
  });
  test("GIF", () => {
    const clean = cleanPicture("gif", gif);
    expect(clean.bytes.toString("latin1")).not.toMatch(/who|after/);
    expect(clean).toMatchObject({ width: 2, height: 3 });
  });
  test("WebP", () => {
    const clean = cleanPicture("webp", webp());
    expect(clean.bytes.includes("37.5665N")).toBe(false);
    expect(clean.bytes.readUInt8(20) & 0x0c).toBe(0);
    expect(clean).toMatchObject({ width: 7, height: 9 });
  });
  test("cleaning twice changes nothing", () => {
    const once = cleanPicture("jpeg", phoneJpeg()).bytes;
    expect(cleanPicture("jpeg", once).bytes.equals(once)).toBe(true);
  });
});

describe("a hostile picture is refused", () => {
  test.each(["jpeg", "png", "gif", "webp"] as const)("cut off anywhere: %s", (type) => {
    const whole = { jpeg: phoneJpeg(), png: pngOf(3, 3), gif, webp: webp() }[type];
    const outcomes = Array.from({ length: whole.length - 12 }, (_, cut) =>
      outcomeOf(type, whole.subarray(0, cut + 12)),
    );
    expect(
      outcomes.filter((outcome) => outcome !== "FILES_PICTURE_BROKEN" && outcome !== "a picture"),
    ).toEqual([]);
  });
  test("of a million pixels a side", () => {
    expect(() => cleanPicture("jpeg", phoneJpeg({ width: 65_000 }))).toThrow(/20000 a side/);
  });
});

function outcomeOf(type: PictureTypeName, bytes: Buffer): string {
  try {
    const { width, height } = cleanPicture(type, bytes);
    return width > 0 && height > 0 ? "a picture" : "no size";
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  }
}
