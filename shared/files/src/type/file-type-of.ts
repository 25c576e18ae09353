import { filesErrors } from "../errors.ts";
import { openZip } from "../zip/zip-archive.ts";
import { acceptedLabels, fileTypes, type FileType, type FileTypeName } from "./file-types.ts";

/**
 * What a file is by its content. Its name has to say the same: who downloads it opens it by its name. Throws FILES_EMPTY,
 * FILES_TYPE_UNKNOWN, FILES_EXTENSION_DISAGREES, FILES_ARCHIVE_… .
 */
export function fileTypeOf(bytes: Buffer, name: string): FileType {
  if (bytes.length === 0) throw filesErrors.create("EMPTY", { name });
  const extension = extensionOf(name);
  const found = typeByContent(bytes) ?? textType(bytes, extension);
  if (found === undefined) throw filesErrors.create("TYPE_UNKNOWN", { name, accepted: acceptedLabels });
  const type = fileTypes[found];
  if (!type.extensions.includes(extension))
    throw filesErrors.create("EXTENSION_DISAGREES", {
      name,
      type: type.label,
      extensions: type.extensions.map((one) => `.${one}`).join(", "),
    });
  return type;
}

export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

const signatures: readonly (readonly [FileTypeName, number, readonly number[]])[] = [
  ["jpeg", 0, [0xff, 0xd8, 0xff]],
  ["png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["gif", 0, [0x47, 0x49, 0x46, 0x38]],
  ["mp3", 0, [0x49, 0x44, 0x33]],
  ["mp3", 0, [0xff, 0xfb]],
  ["mp4", 4, [0x66, 0x74, 0x79, 0x70]],
];

function typeByContent(bytes: Buffer): FileTypeName | undefined {
  const signed = signatures.find(([, offset, signature]) =>
    signature.every((byte, index) => bytes[offset + index] === byte),
  );
  if (signed !== undefined) return signed[0];
  if (startsWith(bytes, "RIFF") && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (startsWith(bytes, "PK\u0003\u0004")) return archiveType(bytes);
  if (startsWith(bytes, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) return compoundType(bytes);
  if (startsWith(bytes, "HWP Document File")) return "hwp";
  // ISO 32000-1, implementation note 13: within the first 1024 bytes.
  return bytes.subarray(0, 1024).includes("%PDF-") ? "pdf" : undefined;
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.toString("latin1", 0, signature.length) === signature;
}

const byMimetype: Readonly<Record<string, FileTypeName>> = {
  "application/hwp+zip": "hwpx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
};

/** OpenDocument 1.3 part 2, section 3.3, and KS X 6101 name themselves in `mimetype`; Office Open XML by its main part. */
function archiveType(bytes: Buffer): FileTypeName {
  const archive = openZip(bytes);
  const mimetype = archive.read("mimetype", 200)?.toString("latin1").trim() ?? "";
  const named = byMimetype[mimetype];
  if (named !== undefined) return named;
  if (archive.names.includes("[Content_Types].xml")) {
    if (archive.names.includes("word/document.xml")) return "docx";
    if (archive.names.includes("xl/workbook.xml")) return "xlsx";
    if (archive.names.includes("ppt/presentation.xml")) return "pptx";
  }
  return "zip";
}

/** Names of the streams that only one program writes (MS-CFB section 2.6.1: UTF-16). */
const streams: readonly (readonly [string, FileTypeName])[] = [
  ["HwpSummaryInformation", "hwp"],
  ["WordDocument", "doc"],
  ["PowerPoint Document", "ppt"],
  ["Workbook", "xls"],
];

function compoundType(bytes: Buffer): FileTypeName | undefined {
  return streams.find(([stream]) => bytes.includes(Buffer.from(stream, "utf16le")))?.[1];
}

/** Plain text shows no signature: it has no byte that text has not, and its name says text. */
function textType(bytes: Buffer, extension: string): FileTypeName | undefined {
  if (extension !== "txt" && extension !== "csv") return undefined;
  const isText = !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  return isText ? (extension === "csv" ? "csv" : "text") : undefined;
}
