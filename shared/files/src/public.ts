export { filesErrors } from "./errors.ts";
export type { CleanPicture } from "./image/clean-picture.ts";
export { cleanPicture } from "./image/picture.ts";
export { fileLimits } from "./limits.ts";
export { decodeText } from "./text/decode-text.ts";
export { documentText } from "./text/document-text.ts";
export { extensionOf, fileTypeOf } from "./type/file-type-of.ts";
export {
  fileTypes,
  isPicture,
  type FileType,
  type FileTypeName,
  type PictureTypeName,
} from "./type/file-types.ts";
export { openZip, type ZipArchive } from "./zip/zip-archive.ts";
