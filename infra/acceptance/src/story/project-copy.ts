import { cp, lstat, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { workspaceRoot } from "@madang/test-kit";

/** The whole project once more, as a team has it on its machine: built, installed, and free to be changed. */
export interface ProjectCopy {
  readonly root: string;
  remove(): Promise<void>;
}

const left = new Set(["node_modules", ".git", ".madang", ".turbo", ".cache", "coverage"]);

export async function copyProject(): Promise<ProjectCopy> {
  const root = await mkdtemp(path.join(tmpdir(), "madang-story-"));
  await cp(workspaceRoot, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !left.has(path.basename(source)),
  });
  await linkInstalled(workspaceRoot, root);
  return { root, remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What npm has installed is linked; the project's own packages are those of the copy. */
async function linkInstalled(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true, recursive: false })) {
    if (!entry.isDirectory() || (left.has(entry.name) && entry.name !== "node_modules")) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.name === "node_modules") await linkPackages(source, target);
    else if (isWorkspaceFolder(from)) await linkInstalled(source, target);
  }
}

/** Packages lie one or two folders below the root. */
function isWorkspaceFolder(folder: string): boolean {
  return path.relative(workspaceRoot, folder).split(path.sep).length < 3;
}

async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (name === "@madang") await cp(source, target, { recursive: true, verbatimSymlinks: true });
    else if (name === ".package-lock.json" || (await lstat(source)).isFile()) await cp(source, target);
    else await symlink(source, target);
  }
}
