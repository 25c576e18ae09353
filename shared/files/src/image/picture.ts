import { filesErrors } from "../errors.ts";
import { fileLimits } from "../limits.ts";
import type { PictureTypeName } from "../type/file-types.ts";
import type { CleanPicture } from "./clean-picture.ts";
import { cleanGif } from "./gif.ts";
import { cleanJpeg } from "./jpeg.ts";
import { cleanPng } from "./png.ts";
import { cleanWebp } from "./webp.ts";

const cleaners: Readonly<Record<PictureTypeName, (bytes: Buffer) => CleanPicture>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  gif: cleanGif,
  webp: cleanWebp,
};

/**
 * Leaves out where and by whom a picture was taken (EXIF, XMP, IPTC, comments, anything after its end) without touching its
 * pixels; the orientation and the colour profile stay. Throws FILES_PICTURE_BROKEN and FILES_PICTURE_TOO_LARGE.
 */
export function cleanPicture(type: PictureTypeName, bytes: Buffer): CleanPicture {
  const picture = cleaned(type, bytes);
  const { width, height } = picture;
  if (width < 1 || height < 1) throw pictureBroken("it has no size");
  if (width > fileLimits.side || height > fileLimits.side)
    throw filesErrors.create("PICTURE_TOO_LARGE", { width, height, limit: fileLimits.side });
  return picture;
}

function cleaned(type: PictureTypeName, bytes: Buffer): CleanPicture {
  try {
    return cleaners[type](bytes);
  } catch (error) {
    // A length that points outside the file.
    if (error instanceof RangeError) throw pictureBroken("it is cut off", error);
    throw error;
  }
}

function pictureBroken(problem: string, cause?: unknown): Error {
  return filesErrors.create("PICTURE_BROKEN", { problem }, cause);
}
