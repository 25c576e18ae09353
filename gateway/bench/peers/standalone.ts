import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Peer, RunningPeer } from "./peer.ts";
import { startNode } from "./start-program.ts";

const places = ["../../dist/standalone.js", "../../src/standalone/main.ts"];

export function standaloneProgram(): string | undefined {
  return places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((file) => existsSync(file));
}

/** Ours before any HTTP origin. Answers are compressed when they are stored; limits, metrics and the request log are on. */
export function startStandalone(options: {
  readonly origin: string;
  readonly folder: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}): Promise<RunningPeer> {
  const { origin, folder, args = [], env } = options;
  const file = standaloneProgram() ?? "";
  return startNode({
    file,
    folder,
    args: ["--origin", origin, "--listen", "127.0.0.1:0", ...args],
    // As `npm run gateway` starts it.
    env: { NODE_ENV: "production", NODE_OPTIONS: "--max-semi-space-size=8", MALLOC_ARENA_MAX: "1", ...env },
  });
}

export const standalone: Peer = {
  name: "gateway",
  kinds: ["json", "page", "pass"],
  missing: () => (standaloneProgram() === undefined ? "it is not built" : undefined),
  start: (context) => startStandalone({ ...context, args: ["--compress"] }),
};
