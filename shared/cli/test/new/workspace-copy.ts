import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceRoot } from "@madang/test-kit";

/** A project of its own whose packages are those of this one: what is made in it is seen nowhere else. */
export interface WorkspaceCopy {
  readonly root: string;
  remove(): Promise<void>;
}

const copied = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ".oxlintrc.json",
  ".oxfmtrc.json",
  "vitest.config.ts",
];
const linked = ["shared", "gateway", "shell", "infra", "docs", "loadtests"];

export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const root = await mkdtemp(join(tmpdir(), "madang-workspace-"));
  for (const name of copied) await cp(join(workspaceRoot, name), join(root, name));
  for (const name of linked.filter((name) => name !== "infra" && name !== "docs"))
    await symlink(join(workspaceRoot, name), join(root, name));
  await mkdir(join(root, "infra"));
  await symlink(join(workspaceRoot, "infra/lint"), join(root, "infra/lint"));
  await mkdir(join(root, "modules"));
  for (const name of await readdir(join(workspaceRoot, "modules")))
    await symlink(join(workspaceRoot, "modules", name), join(root, "modules", name));
  await linkPackages(root);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Links for all that is installed, in folders of its own. */
async function linkPackages(root: string): Promise<void> {
  const installed = join(workspaceRoot, "node_modules");
  await mkdir(join(root, "node_modules"));
  for (const name of await readdir(installed)) {
    if (name === "@madang") await linkAll(join(installed, name), join(root, "node_modules", name));
    else if (name === ".package-lock.json") await cp(join(installed, name), join(root, "node_modules", name));
    else await symlink(join(installed, name), join(root, "node_modules", name));
  }
}

async function linkAll(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) await symlink(join(from, name), join(to, name));
}
