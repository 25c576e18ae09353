import { defineErrors } from "@madang/errors";

export const shellErrors = defineErrors("SHELL", {
  LAYOUT_REQUEST: {
    status: 400,
    message: "The request for a layout is not valid: {problems}.",
    remedy: "Send what layoutRequestSchema describes.",
  },
  SITE_UNKNOWN: {
    status: 404,
    message: "There is no site {site}; this shell serves {known}.",
    remedy: "Give gateway and shell the same site file (MADANG_SITE_FILE).",
  },
  SITE_UNREADABLE: {
    status: 500,
    message: "The site description {file} cannot be read as JSON.",
    remedy: "Write the file, or point MADANG_SITE_FILE to it; shell/sites/hanul.json is a complete example.",
  },
  ASSETS_MISSING: {
    status: 500,
    message: "The description of the shell's own assets, {file}, cannot be read.",
    remedy: "Build the shell: npx turbo build --filter=@madang/shell.",
  },
});
