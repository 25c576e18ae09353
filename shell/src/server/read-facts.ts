import { readFileSync } from "node:fs";
import { parseSite, shellAssetsSchema, type ShellAssets, type Site } from "@madang/manifest";
import { shellErrors } from "../errors.ts";

/** Throws MANIFEST_SITE_INVALID, or SHELL_SITE_UNREADABLE when there is no such file or it is not JSON. */
export function readSite(file: string): Site {
  return parseSite(readJson(file, "SITE_UNREADABLE"), file);
}

/** What the build wrote beside the server. Throws SHELL_ASSETS_MISSING. */
export function readShellAssets(file: string): ShellAssets {
  return shellAssetsSchema.parse(readJson(file, "ASSETS_MISSING"));
}

function readJson(file: string, error: "SITE_UNREADABLE" | "ASSETS_MISSING"): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw shellErrors.create(error, { file }, cause);
  }
}
