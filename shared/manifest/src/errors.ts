import { defineErrors } from "@madang/errors";

export const manifestErrors = defineErrors("MANIFEST", {
  INVALID: {
    status: 400,
    message: "The manifest of {subject} is not valid: {problems}.",
    remedy: "Mend the fields named here; docs/manifest.md describes each of them.",
  },
  RECORD_INVALID: {
    status: 400,
    message: "The release record {subject} is not valid: {problems}.",
    remedy: "Build the module again; the record is written by the build and never by hand.",
  },
  FRAGMENT_INVALID: {
    status: 502,
    message: "The fragment description of {subject} is not valid: {problems}.",
    remedy: "Answer pages through the module kit, or send the header described in docs/architecture.md.",
  },
  SITE_INVALID: {
    status: 400,
    message: "The site description {subject} is not valid: {problems}.",
    remedy: "Mend the fields named here; shell/sites/hanul.json is a complete example.",
  },
  LAYOUT_INVALID: {
    status: 502,
    message: "The layout of {subject} is not valid: {problems}.",
    remedy: "The last good layout stays in use; mend the shell and release it again.",
  },
});
