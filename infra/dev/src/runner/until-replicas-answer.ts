import { setTimeout as sleep } from "node:timers/promises";
import { supervisorErrors } from "../errors.ts";
import type { Runner } from "./runner.ts";

/** Waits until every live build that the admin has named answers. Throws SUPERVISOR_BUILD_AWAY at the first that cannot. */
export async function untilReplicasAnswer(runner: Runner, signal: AbortSignal): Promise<void> {
  for (;;) {
    const pending = runner.pending();
    const failed = pending.find(({ failure }) => failure !== undefined);
    if (failed?.failure !== undefined)
      throw supervisorErrors.create("BUILD_AWAY", { module: failed.wanted.module, reason: failed.failure });
    if (runner.heard && pending.length === 0) return;
    await sleep(20, undefined, { signal });
  }
}
