import { defineErrors } from "@madang/errors";

/** Why a file that somebody brought is not taken. Messages name the file and how to mend it. */
export const filesErrors = defineErrors("FILES", {
  TYPE_UNKNOWN: {
    status: 415,
    message: '"{name}" is not a file of a kind that is accepted: its content is none of {accepted}.',
    remedy: "Save it as PDF, HWPX or ODT, a picture as JPEG, PNG or WebP.",
  },
  EXTENSION_DISAGREES: {
    status: 415,
    message: '"{name}" says in its name what it is not: its content is {type}.',
    remedy: "Give it the ending {extensions}.",
  },
  EMPTY: {
    status: 422,
    message: '"{name}" is empty.',
    remedy: "Save it again where it was made.",
  },
  TOO_LARGE: {
    status: 413,
    message: '"{name}" has more than {limit} bytes.',
    remedy: "Make it smaller, or split it.",
  },
  ARCHIVE_BROKEN: {
    status: 422,
    message: "The archive cannot be read: {problem}.",
    remedy: "Save the file again where it was made.",
  },
  ARCHIVE_TOO_LARGE: {
    status: 413,
    message: "The file holds more than {limit} bytes once it is unpacked.",
    remedy: "Save it without embedded files, or split it.",
  },
  PICTURE_BROKEN: {
    status: 422,
    message: "The picture cannot be read: {problem}.",
    remedy: "Open it in a picture editor and save it again.",
  },
  PICTURE_TOO_LARGE: {
    status: 413,
    message: "The picture measures {width} by {height} pixels; {limit} a side are the most.",
    remedy: "Make it smaller.",
  },
  TEXT_UNREADABLE: {
    status: 422,
    message: "The text of the document cannot be read: {problem}.",
    remedy: "Save it again where it was made, or put a text version beside it.",
  },
});
