import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { MadangError } from "@madang/errors";
import { supervisorErrors } from "./errors.ts";

/** Everything that outlives a run lies in one folder; docs/architecture.md says who reads which file. */
export interface StateFolder {
  readonly folder: string;
  readonly lock: string;
  readonly keys: string;
  readonly processes: string;
  readonly site: string;
  readonly endpoints: string;
  readonly releases: string;
  readonly assets: string;
  readonly logs: string;
  readonly samples: string;
  readonly postgres: string;
  readonly postgresPlace: string;
  /** Where the running portal's database answers, for commands beside it. */
  readonly database: string;
  /** Private keys of the operator and of this workspace's team. */
  readonly releaseKeys: string;
  /** Digests of the admin API's tokens. */
  readonly tokens: string;
  /** Where the running portal's admin API and its gateway's operations answer, and a token for the former: for commands on this machine. */
  readonly admin: string;
  readonly store: string;
  /** The gateway's last good channels and releases. */
  readonly releaseCache: string;
  /** Unpacked servers of releases. */
  readonly artifacts: string;
  /** Builds that must run, as the admin last said. */
  readonly wanted: string;
  /** What starts have released from this workspace. */
  readonly workspace: string;
  /** What Node has compiled of the services' programs. */
  readonly compiled: string;
}

export function stateFolderAt(folder: string): StateFolder {
  const inside = (name: string) => path.join(folder, name);
  return {
    folder,
    lock: inside("supervisor.json"),
    keys: inside("keys.json"),
    processes: inside("processes.json"),
    site: inside("site.json"),
    endpoints: inside("endpoints.json"),
    releases: inside("releases"),
    assets: inside("assets"),
    logs: inside("logs"),
    samples: inside("samples"),
    postgres: inside("postgres"),
    postgresPlace: inside("postgres-place.json"),
    database: inside("database.json"),
    releaseKeys: inside("keys"),
    tokens: inside("tokens.json"),
    admin: inside("admin.json"),
    store: inside("store"),
    releaseCache: inside("release-cache"),
    artifacts: inside("artifacts"),
    wanted: inside("wanted.json"),
    workspace: inside("workspace.json"),
    compiled: inside("compiled"),
  };
}

/** The folder that this person's commands work on: MADANG_STATE_DIR, or .madang in the project. */
export function stateFolderOf(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): StateFolder {
  return stateFolderAt(path.resolve(environment["MADANG_STATE_DIR"] ?? path.join(root, ".madang")));
}

/**
 * Others may pass through (PostgreSQL runs as a system account when root starts it) but not list; every
 * secret inside has a mode of its own. Throws SUPERVISOR_FOLDER_NOT_WRITABLE or _DISK_FULL.
 */
export function prepareStateFolder(state: StateFolder): void {
  try {
    mkdirSync(state.folder, { recursive: true, mode: 0o711 });
    accessSync(state.folder, constants.W_OK | constants.X_OK);
    if (process.getuid?.() === 0) chmodSync(state.folder, 0o711);
    for (const folder of [state.releases, state.assets, state.logs, state.samples, state.store])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error, state.folder);
  }
}

/** Begins anew. Deletes what a supervisor makes, never anything else that lies in the folder. */
export function clearStateFolder(state: StateFolder): void {
  const { folder, lock: _held, ...made } = state;
  try {
    for (const entry of Object.values(made)) rmSync(entry, { recursive: true, force: true });
    for (const draft of readdirSync(folder).filter((name) => /\.(draft|new|password)$/.test(name)))
      rmSync(path.join(folder, draft), { recursive: true, force: true });
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

/** A reader never sees half a file. */
export function writeWhole(file: string, content: unknown, mode = 0o644): void {
  const draft = `${file}.${randomBytes(4).toString("hex")}.draft`;
  try {
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode, flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw explainFileError(error, path.dirname(file));
  }
}

/** Turns a file system error into a sentence; others stay as they are. */
export function explainFileError(error: unknown, folder: string): unknown {
  if (error instanceof MadangError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return supervisorErrors.create("DISK_FULL", { folder }, error);
  const denied = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "EISDIR"];
  if (code === undefined || !denied.includes(code)) return error;
  return supervisorErrors.create("FOLDER_NOT_WRITABLE", { folder, reason: message }, error);
}
