import { mkdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RunningPeer } from "./peer.ts";
import { writePortalState } from "./portal-state.ts";
import { startNode } from "./start-program.ts";

const bundle = fileURLToPath(new URL("../../dist/server.js", import.meta.url));
export const moduleProgram = fileURLToPath(new URL("../programs/module.ts", import.meta.url));

export function portalProgram(): string {
  return existsSync(bundle) ? bundle : fileURLToPath(new URL("../../src/main.ts", import.meta.url));
}

export interface RunningPortal extends RunningPeer {
  readonly folder: string;
}

/** The portal's gateway with its production settings, and one process that stands for the shell and all modules. */
export async function startPortal(options: {
  readonly folder: string;
  readonly modules: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<RunningPortal> {
  const { folder, modules, env } = options;
  await mkdir(folder, { recursive: true });
  const behind = await startNode({ file: moduleProgram, folder });
  const state = await writePortalState({ folder, modules, origin: behind.origin });
  const gateway = await startNode({
    file: portalProgram(),
    folder,
    env: { ...state, NODE_OPTIONS: "--max-semi-space-size=8", MALLOC_ARENA_MAX: "1", ...env },
  });
  return {
    origin: gateway.origin,
    pid: gateway.pid,
    folder,
    async stop() {
      await gateway.stop();
      await behind.stop();
    },
  };
}
