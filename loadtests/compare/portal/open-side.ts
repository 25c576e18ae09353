import { useRunningPortal } from "../../runner/portal/running-portal.ts";
import { buildOfCommit } from "../build/build-of-commit.ts";
import { buildProject } from "../build/build-project.ts";
import { nameOf, type ComparedSource } from "../build/compared-source.ts";
import { loadtestErrors } from "../../runner/errors.ts";
import type { ComparedSide } from "../measure/measured-sides.ts";
import { buildDigest } from "./build-digest.ts";
import { openSidePortal } from "./side-portal.ts";

export interface OpenSide {
  readonly source: ComparedSource;
  readonly root: string;
  readonly modules: readonly string[];
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Builds what has to be built and makes it ready to be started. */
export async function openSide(options: OpenSide): Promise<ComparedSide> {
  const { source, modules, signal } = options;
  if (source.kind === "portal") return runningSide(source.origin, signal);
  const folder = await builtFolder(options, source);
  const portal = await openSidePortal({ root: folder, modules, signal });
  return { name: nameOf(source), build: buildDigest(folder, modules), ...portal };
}

async function builtFolder(
  { root, say, signal }: OpenSide,
  source: Exclude<ComparedSource, { kind: "portal" }>,
): Promise<string> {
  if (source.kind === "commit") return buildOfCommit({ root, commit: source.commit, say, signal });
  const failed = await buildProject({ folder: source.folder, signal });
  if (failed === undefined) return source.folder;
  throw loadtestErrors.create("COMMIT_NOT_BUILT", { commit: source.folder, reason: failed });
}

/** Somebody else's processes: they are neither started anew nor is their CPU known. */
async function runningSide(origin: string, signal: AbortSignal): Promise<ComparedSide> {
  const portal = await useRunningPortal({ url: origin, environment: {}, signal });
  const nothing = async () => undefined;
  return {
    name: origin,
    build: undefined,
    start: async () => ({ origin: portal.origin, pids: {}, stop: nothing }),
    close: nothing,
  };
}
