import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { postgresErrors } from "./errors.ts";
import { initialiseFailure, otherVersionFound } from "./failure.ts";
import { RecentLines } from "./recent-lines.ts";
import { firstClosedFolder } from "./reachable.ts";

export interface ClusterOptions {
  readonly folder: string;
  readonly password: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  /** False for throw-away data: no fsync. */
  readonly durable: boolean;
}

export const superuser = "postgres";

/** Makes sure that a usable data folder stands at `folder`. Throws the POSTGRES_* errors. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { folder, account, binaries } = options;
  const closed = account && firstClosedFolder(folder, account);
  if (closed !== undefined && account !== undefined)
    throw postgresErrors.create("UNREACHABLE", { account: account.name, folder: closed, path: folder });
  if (existsSync(folder)) return checkCluster({ folder, expected: binaries.major });
  await createCluster(options);
}

/** A folder that exists must hold a whole database of this major version; it is never overwritten. */
function checkCluster({ folder, expected }: { folder: string; expected: string }): void {
  for (const part of ["PG_VERSION", "global/pg_control", "pg_wal", "base"])
    if (!existsSync(path.join(folder, part)))
      throw postgresErrors.create("FOLDER_BROKEN", { folder, reason: `${part} is missing.` });
  const found = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (found !== expected) throw otherVersionFound({ folder, found, expected });
}

/** Built beside and renamed when whole, so that an interrupted creation leaves nothing half made. */
async function createCluster(options: ClusterOptions): Promise<void> {
  const unfinished = `${options.folder}.new`;
  const passwordFile = `${options.folder}.password`;
  try {
    prepareFolder(unfinished, options.account);
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (options.account) chownSync(passwordFile, options.account.uid, options.account.gid);
    await runInitdb({ ...options, unfinished, passwordFile });
    renameSync(unfinished, options.folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function prepareFolder(folder: string, account: Account | undefined): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

async function runInitdb(
  options: ClusterOptions & { unfinished: string; passwordFile: string },
): Promise<void> {
  const output = new RecentLines();
  const { uid, gid } = options.account ?? {};
  const initdb = spawn(options.binaries.initdb, initdbArguments(options), {
    cwd: path.dirname(options.folder),
    env: programEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  });
  output.follow(initdb.stderr);
  const [code] = (await once(initdb, "close")) as [number | null];
  if (code !== 0) throw initialiseFailure({ folder: options.folder, output: output.lines });
}

/**
 * UTF8 and C.UTF-8 whatever the machine's locale is: without them trigrams of Korean text are empty. pg_trgm
 * still asks the C library which characters are letters, hence lc-ctype beside the builtin locale.
 */
function initdbArguments(options: ClusterOptions & { unfinished: string; passwordFile: string }): string[] {
  return [
    `--pgdata=${options.unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${options.passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    `--lc-ctype=${process.platform === "darwin" ? "UTF-8" : "C.UTF-8"}`,
    "--no-instructions",
    ...(options.durable ? [] : ["--no-sync"]),
  ];
}

/** Nothing of the caller's PG* variables may reach the programs: PGDATA or PGPORT would win over options. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return {
    TZ: "UTC",
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
  };
}
