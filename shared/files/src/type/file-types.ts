/** A kind of file that may be published, by its name on the Internet (IANA media types where there is one). */
export interface FileType {
  readonly name: FileTypeName;
  readonly media: string;
  /** Endings that say so, without the dot; the first is the customary one. */
  readonly extensions: readonly string[];
  /** What people call it, in any language. */
  readonly label: string;
}

const office = "application/vnd.openxmlformats-officedocument";

const table = {
  pdf: ["application/pdf", "PDF", "pdf"],
  hwp: ["application/x-hwp", "HWP", "hwp"],
  hwpx: ["application/hwp+zip", "HWPX", "hwpx"],
  odt: ["application/vnd.oasis.opendocument.text", "ODT", "odt"],
  ods: ["application/vnd.oasis.opendocument.spreadsheet", "ODS", "ods"],
  odp: ["application/vnd.oasis.opendocument.presentation", "ODP", "odp"],
  docx: [`${office}.wordprocessingml.document`, "DOCX", "docx"],
  xlsx: [`${office}.spreadsheetml.sheet`, "XLSX", "xlsx"],
  pptx: [`${office}.presentationml.presentation`, "PPTX", "pptx"],
  doc: ["application/msword", "DOC", "doc"],
  xls: ["application/vnd.ms-excel", "XLS", "xls"],
  ppt: ["application/vnd.ms-powerpoint", "PPT", "ppt"],
  zip: ["application/zip", "ZIP", "zip"],
  jpeg: ["image/jpeg", "JPG", "jpg", "jpeg", "jfif"],
  png: ["image/png", "PNG", "png"],
  gif: ["image/gif", "GIF", "gif"],
  webp: ["image/webp", "WebP", "webp"],
  mp3: ["audio/mpeg", "MP3", "mp3"],
  mp4: ["video/mp4", "MP4", "mp4", "m4v"],
  text: ["text/plain", "TXT", "txt"],
  csv: ["text/csv", "CSV", "csv"],
} as const satisfies Readonly<Record<string, readonly [string, string, ...string[]]>>;

export type FileTypeName = keyof typeof table;
export type PictureTypeName = "jpeg" | "png" | "gif" | "webp";

export const fileTypes: Readonly<Record<FileTypeName, FileType>> = Object.fromEntries(
  Object.entries(table).map(([name, [media, label, ...extensions]]) => [
    name,
    { name, media, label, extensions },
  ]),
) as unknown as Readonly<Record<FileTypeName, FileType>>;

/** Labels of all kinds, for messages. */
export const acceptedLabels = Object.values(fileTypes)
  .map(({ label }) => label)
  .join(", ");

export function isPicture(name: FileTypeName): name is PictureTypeName {
  return name === "jpeg" || name === "png" || name === "gif" || name === "webp";
}
