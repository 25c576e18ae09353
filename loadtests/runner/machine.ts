import { availableParallelism, cpus, release, totalmem, type } from "node:os";
import type { RunRecord } from "../results/run-record.ts";

/** What the load was generated on, and the portal ran on where it was our own. */
export function thisMachine(): RunRecord["machine"] {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
  };
}
