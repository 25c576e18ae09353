import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseReleaseRecord, type ReleaseRecord } from "@madang/manifest";
import { supervisorErrors } from "./errors.ts";

/** One built service of the workspace. */
export interface BuiltService {
  readonly name: string;
  readonly kind: "gateway" | "module";
  /** The workspace's folder, absolute. */
  readonly folder: string;
  readonly server: string;
  /** Modules and the shell; the gateway is no release. */
  readonly release?: ReleaseRecord;
  readonly hasSample: boolean;
}

/** The gateway, the shell and every module of the project. Throws SUPERVISOR_NOTHING_BUILT or _RECORD_UNREADABLE. */
export function builtServices(root: string): BuiltService[] {
  const modules = ["shell", ...moduleFolders(root)].map((workspace) => builtModule(root, workspace));
  return [builtGateway(root), ...modules];
}

function moduleFolders(root: string): string[] {
  const parent = path.join(root, "modules");
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => existsSync(path.join(parent, name, "module.ts")))
    .sort()
    .map((name) => `modules/${name}`);
}

function builtGateway(root: string): BuiltService {
  const folder = path.join(root, "gateway");
  return {
    name: "gateway",
    kind: "gateway",
    folder,
    server: built(root, "gateway", "server.js"),
    hasSample: false,
  };
}

function builtModule(root: string, workspace: string): BuiltService {
  const folder = path.join(root, workspace);
  const release = readRelease(built(root, workspace, "release.json"));
  return {
    name: release.module,
    kind: "module",
    folder,
    server: built(root, workspace, "server.js"),
    release,
    hasSample: existsSync(path.join(folder, "sample")),
  };
}

function built(root: string, workspace: string, name: string): string {
  const file = path.join(root, workspace, "dist", name);
  if (!existsSync(file)) throw supervisorErrors.create("NOTHING_BUILT", { workspace, file });
  return file;
}

function readRelease(file: string): ReleaseRecord {
  try {
    return parseReleaseRecord(JSON.parse(readFileSync(file, "utf8")), file);
  } catch (error) {
    throw supervisorErrors.create("RECORD_UNREADABLE", { file, reason: (error as Error).message }, error);
  }
}
