const megabyte = 1024 * 1024;

/** What may be attached to one petition. Sizes in bytes. */
export const attachmentLimits = {
  count: 5,
  each: 10 * megabyte,
  all: 30 * megabyte,
  /** Most of one part; a line that breaks loses no more than this. */
  part: 256 * 1024,
  /** Characters of a file's name. */
  name: 200,
} as const;

/** Endings of the names of files that are taken, for the `accept` attribute; the content decides. */
export const attachmentEndings = [
  "pdf",
  "hwp",
  "hwpx",
  "odt",
  "ods",
  "docx",
  "xlsx",
  "pptx",
  "jpg",
  "jpeg",
  "png",
  "webp",
  "gif",
  "txt",
] as const;

/** Why a file is not taken. */
export const attachmentProblems = [
  "too-many",
  "too-large",
  "all-too-large",
  "empty",
  "wrong-type",
  "wrong-ending",
  "broken",
] as const;
export type AttachmentProblem = (typeof attachmentProblems)[number];
