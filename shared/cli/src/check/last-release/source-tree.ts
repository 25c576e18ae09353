import { existsSync, globSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inScratchFolder } from "../contract/compiler.ts";
import { extractCommit } from "./git.ts";

/** What a module is built and tested from; the shell is one too. */
const parts = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vitest.config.ts",
  "shared",
  "modules",
  "shell",
];

export interface SourceTree {
  readonly folder: string;
  /** Whether the packages of other makers are those of that commit. */
  readonly samePackages: boolean;
}

/**
 * The workspace as it was at a commit, with its own shared packages and the installed ones of other makers, until `work` has ended. It
 * lies inside the workspace, so that packages are found as usual.
 */
export function withSourceTree<T>(
  { root, commit, signal }: { root: string; commit: string; signal: AbortSignal },
  work: (tree: SourceTree) => Promise<T>,
): Promise<T> {
  return inScratchFolder(root, async (scratch) => {
    const folder = join(scratch, "tree");
    await extractCommit({ root, commit, parts, target: folder, signal });
    linkPackages(root, folder);
    return work({ folder, samePackages: sameFile(root, folder, "package-lock.json") });
  });
}

/** What prepares databases for this check has to know how: today's. */
const todays = "@madang/embedded-postgres";

/** Links `@madang/*` to the tree's own packages: the workspace's links would lead to today's. */
function linkPackages(root: string, tree: string): void {
  mkdirSync(join(tree, "node_modules/@madang"), { recursive: true });
  for (const file of globSync("{shared,modules}/*/package.json", { cwd: tree })) {
    const { name = "" } = JSON.parse(readFileSync(join(tree, file), "utf8")) as { name?: string };
    const folder = name === todays ? join(root, "node_modules", name) : join(tree, dirname(file));
    if (name.startsWith("@madang/")) symlinkSync(folder, join(tree, "node_modules", name));
    linkOwnPackages({ root, tree, workspace: dirname(file) });
  }
}

/** Packages that npm has put into one workspace alone. */
function linkOwnPackages(place: { root: string; tree: string; workspace: string }): void {
  const installed = join(place.root, place.workspace, "node_modules");
  const wanted = join(place.tree, place.workspace, "node_modules");
  if (existsSync(installed) && !existsSync(wanted)) symlinkSync(installed, wanted);
}

function sameFile(root: string, tree: string, name: string): boolean {
  const [own, theirs] = [join(root, name), join(tree, name)];
  if (!existsSync(own) || !existsSync(theirs)) return existsSync(own) === existsSync(theirs);
  return readFileSync(own, "utf8") === readFileSync(theirs, "utf8");
}

/** The same folder in the tree. */
export function inTree(tree: SourceTree, root: string, folder: string): string {
  return join(tree.folder, relative(root, folder));
}
