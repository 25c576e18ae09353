import path from "node:path";
import { findNode } from "./node-24.mjs";
import { inProject } from "./project.mjs";

/** Node 24, and an environment in which every program of the project finds it first. */
export function toolchain() {
  const node = findNode();
  const places = [path.dirname(node), inProject("node_modules/.bin"), process.env.PATH ?? ""];
  return {
    node,
    env: {
      ...process.env,
      PATH: places.join(path.delimiter),
      DO_NOT_TRACK: "1",
      TURBO_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
    },
  };
}
