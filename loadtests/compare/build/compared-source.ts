import { existsSync } from "node:fs";
import path from "node:path";
import { loadtestErrors } from "../../runner/errors.ts";
import { outputOf } from "../../runner/program/output-of.ts";

/** What one side of a comparison is. */
export type ComparedSource =
  | { readonly kind: "portal"; readonly origin: string }
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "commit"; readonly commit: string; readonly given: string };

/**
 * A portal's address, a folder of the project ("." or a path that begins with a dot or a slash), or whatever git knows as a commit. Throws
 * LOADTEST_SIDE_UNKNOWN.
 */
export async function comparedSource(option: string, text: string, root: string): Promise<ComparedSource> {
  if (/^https?:/i.test(text)) return { kind: "portal", origin: originOf(option, text) };
  if (/^(\.{1,2}(\/|$)|\/)/.test(text)) return { kind: "folder", folder: projectIn(option, text) };
  const commit = text.startsWith("-") ? undefined : await commitOf(text, root);
  if (commit === undefined) throw unknown(option, text, "git knows no commit of this name");
  return { kind: "commit", commit, given: text };
}

/** How a side is named to people. */
export function nameOf(source: ComparedSource): string {
  if (source.kind === "portal") return source.origin;
  if (source.kind === "folder") return source.folder;
  const short = source.commit.slice(0, 12);
  return source.commit.startsWith(source.given) ? short : `${source.given} (${short})`;
}

function originOf(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.pathname !== "/" || url.search !== "" || url.username !== "")
    throw unknown(option, text, "an address of a portal has no path, query or name");
  return url.origin;
}

function projectIn(option: string, text: string): string {
  const folder = path.resolve(text);
  if (existsSync(path.join(folder, "gateway/package.json"))) return folder;
  throw unknown(option, text, "there is no Madang project in this folder");
}

async function commitOf(ref: string, root: string): Promise<string | undefined> {
  const args = ["-C", root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const said = (await outputOf("git", args))?.trim();
  return said !== undefined && /^[0-9a-f]{40,64}$/.test(said) ? said : undefined;
}

function unknown(option: string, value: string, reason: string): Error {
  return loadtestErrors.create("SIDE_UNKNOWN", { option, value: value || "empty", reason });
}
