import { randomBytes } from "node:crypto";
import { lstat, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cliErrors } from "../errors.ts";
import type { UndoList } from "./undo-list.ts";

type Packages = Readonly<Record<string, unknown>>;

interface Lockfile {
  readonly packages: Packages;
}

/** What npm has noted of itself, besides what the repository holds. */
const noted = "node_modules/.package-lock.json";
const committed = "package-lock.json";

/** Names of every package of the workspace, from the lockfile. Throws CLI_NOT_A_WORKSPACE. */
export async function workspacePackages(root: string): Promise<string[]> {
  const { packages } = await readLockfile(join(root, committed));
  return Object.entries(packages)
    .filter(
      ([place, entry]) => place.startsWith("node_modules/") && (entry as { link?: boolean }).link === true,
    )
    .map(([place]) => place.slice("node_modules/".length));
}

/**
 * Makes the package known as `npm install` would, without asking the network: everything that it depends on is installed already, because
 * other modules depend on the same versions. The link makes it importable at once; `npm ci` finds the lockfile complete.
 */
export async function registerPackage(root: string, workspace: string, undo: UndoList): Promise<void> {
  const { name, version, dependencies } = JSON.parse(
    await readFile(join(root, workspace, "package.json"), "utf8"),
  ) as { name: string; version: string; dependencies: Readonly<Record<string, string>> };
  const added = {
    [workspace]: { name, version, dependencies },
    [`node_modules/${name}`]: { resolved: workspace, link: true },
  };
  await addToLockfile(join(root, committed), added, undo);
  await addToLockfile(join(root, noted), added, undo);
  await link(join(root, "node_modules", name), workspace, undo);
}

async function addToLockfile(file: string, added: Packages, undo: UndoList): Promise<void> {
  const before = await readFile(file, "utf8");
  const lockfile = JSON.parse(before) as Lockfile;
  const packages = Object.fromEntries(
    Object.entries({ ...lockfile.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, "en")),
  );
  await replaceFile(file, `${JSON.stringify({ ...lockfile, packages }, undefined, 2)}\n`);
  undo.add(() => replaceFile(file, before));
}

async function link(place: string, workspace: string, undo: UndoList): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  // What is left of a module that was removed leads nowhere.
  if ((await lstat(place).catch(() => undefined))?.isSymbolicLink() === true) await rm(place);
  await symlink(join("../..", workspace), place, process.platform === "win32" ? "junction" : "dir");
  undo.add(() => rm(place, { force: true }));
}

async function readLockfile(file: string): Promise<Lockfile> {
  try {
    const read = JSON.parse(await readFile(file, "utf8")) as Partial<Lockfile>;
    if (typeof read.packages === "object") return { packages: read.packages };
    throw new TypeError("it names no packages");
  } catch (error) {
    throw cliErrors.create("NOT_A_WORKSPACE", { file, reason: (error as Error).message }, error);
  }
}

/** A reader never sees half a file. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}.draft`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
