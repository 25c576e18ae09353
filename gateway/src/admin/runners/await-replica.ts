import { setTimeout as wait } from "node:timers/promises";
import type { Registry, RunnerReport } from "@madang/registry";
import { adminErrors } from "../errors.ts";
import type { ReplicaHealth } from "./replica-health.ts";

export interface AwaitedBuild {
  readonly module: string;
  readonly build: string;
}

/** Milliseconds between looks. */
const every = 300;
/** Milliseconds for which a runner may go on failing: one that starts beside its database fails once or twice. */
const mayFail = 15_000;

/**
 * Gives the origin of a replica that is ready. Throws ADMIN_START_FAILED where every runner has failed for a while, ADMIN_NOT_HEALTHY when the time
 * is up, and as the registry does.
 */
export async function awaitReplica(options: {
  of: AwaitedBuild;
  registry: Pick<Registry, "runnerReports">;
  health: ReplicaHealth;
  seconds: number;
  signal: AbortSignal;
}): Promise<string> {
  const { of, registry, health, seconds, signal } = options;
  const { module, build } = of;
  const began = performance.now();
  let failingSince: number | undefined;
  for (;;) {
    const reports = (await registry.runnerReports(module)).filter((report) => report.build === build);
    const look = await lookAt(build, reports, health);
    if (look.origin !== undefined) return look.origin;
    failingSince = look.failed === undefined ? undefined : (failingSince ?? performance.now());
    if (look.failed !== undefined && performance.now() - (failingSince ?? 0) > mayFail)
      throw adminErrors.create("START_FAILED", { module, build, reason: look.failed });
    if (performance.now() - began > seconds * 1000)
      throw adminErrors.create("NOT_HEALTHY", { module, build, seconds, reason: look.reason });
    await wait(every, undefined, { signal });
  }
}

interface Look {
  readonly origin: string | undefined;
  /** Set where every runner that knows the build has failed to start it. */
  readonly failed: string | undefined;
  readonly reason: string;
}

async function lookAt(build: string, reports: readonly RunnerReport[], health: ReplicaHealth): Promise<Look> {
  const origins = [...new Set(reports.flatMap((report) => report.origins))];
  const problems = await Promise.all(origins.map((origin) => health.freshProblemOf({ origin, build })));
  const origin = origins.find((_, index) => problems[index] === undefined);
  const failures = reports.flatMap(({ failure }) => failure ?? []);
  const failed = origins.length === 0 && failures.length === reports.length ? failures[0] : undefined;
  const reason =
    failures[0] ??
    (origins[0] === undefined ? "no runner has started it" : `${origins[0]}: ${problems[0] ?? ""}`);
  return { origin, failed, reason };
}
