import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { PortalControls } from "../portal/target-portal.ts";
import type { ObservedProcess } from "./process-trees.ts";

const lockSchema = z.object({ pid: z.int().positive() });

/** What runs on this machine for a test: the portal's processes, its stores, those beside it, and this runner with its oracles. */
export function observedProcesses(
  controls: PortalControls | undefined,
  beside: readonly ObservedProcess[],
): ObservedProcess[] {
  const own = [{ pid: process.pid, service: "runner" }, ...beside];
  return controls === undefined ? own : [...portalProcesses(controls), ...own];
}

function portalProcesses(controls: PortalControls): ObservedProcess[] {
  const { redis } = controls;
  const services = controls.processes().map(({ pid, service, build }) => ({
    pid,
    service: build === undefined ? service : `${service}@${build.slice(0, 8)}`,
  }));
  return [
    ...services,
    { pid: controls.postgresql.pid(), service: "postgresql" },
    ...(redis === undefined ? [] : [{ pid: redis.pid(), service: "redis" }]),
    ...supervisor(controls),
  ];
}

/** What is not its service but its own: releases, logs, the runner of builds. */
function supervisor({ state }: PortalControls): ObservedProcess[] {
  const file = path.join(state, "supervisor.json");
  const read = lockSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return read.success ? [{ pid: read.data.pid, service: "supervisor" }] : [];
}
