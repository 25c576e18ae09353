import { readFileSync } from "node:fs";
import { parseSite, shellAssetsSchema, type ShellAssets, type Site } from "@madang/manifest";
import { shellErrors } from "../errors.ts";

const sites = new Map<string, Site>();

/** Read at start and kept. Throws MANIFEST_SITE_INVALID, or SHELL_SITE_UNREADABLE when it is no JSON file. */
export function siteAt(file: string): Site {
  const site = sites.get(file) ?? parseSite(readJson(file, "SITE_UNREADABLE"), file);
  sites.set(file, site);
  return site;
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
