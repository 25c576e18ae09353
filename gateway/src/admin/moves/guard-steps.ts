import { setTimeout as wait } from "node:timers/promises";
import type { ShelvedRelease } from "../releases/release-facts-of.ts";
import { adminErrors } from "../errors.ts";
import type { GuardFinding } from "./guard-settings.ts";
import { finish, point, type MoveRun } from "./move-run.ts";

/**
 * The weight rises step by step while the new build does as well as the old one; otherwise it goes back by itself. A process that takes this up
 * after another one goes on at the weight that is in force.
 */
export async function guardSteps(run: MoveRun, release: ShelvedRelease): Promise<void> {
  const reached = await weightInForce(run, release);
  for (const weight of run.guard.steps.filter((step) => step < 100 && step >= reached)) {
    const finding = await watchStep(run, release, weight);
    if (finding.decision === "go back") return goBack(run, release, { weight, finding });
    await run.written.step(`${weight} %: ${finding.reason}`);
  }
  await finish(run, { to: "stable", release }, "All visitors have it now.");
}

async function weightInForce({ channels, written }: MoveRun, { build }: ShelvedRelease): Promise<number> {
  const canary = (await channels.withTrust()).modules[written.move.module]?.canary;
  return canary?.build === build ? canary.weight : 0;
}

async function watchStep(run: MoveRun, release: ShelvedRelease, weight: number): Promise<GuardFinding> {
  const { written, registry, guard, signal } = run;
  const { module } = written.move;
  const sequence = await point(run, { to: "canary", release, weight }, "step");
  await written.step(`${weight} % of the visitors have ${release.build} (sequence ${sequence}); watching.`, {
    state: "guarding",
    sequence,
  });
  const oldBuild = await stableOf(run);
  const from = await registry.now();
  for (;;) {
    await wait(guard.every, undefined, { signal });
    const to = await registry.now();
    const outcomes = await registry.outcomes({ module, from, to });
    const finding = guard.judge({ module, oldBuild, newBuild: release.build, outcomes, lasted: to - from });
    if (finding.decision !== "wait") return finding;
  }
}

async function stableOf({ channels, written }: MoveRun): Promise<string> {
  const live = (await channels.withTrust()).modules[written.move.module];
  if (live === undefined) throw adminErrors.create("NOT_LIVE", { module: written.move.module });
  return live.stable;
}

async function goBack(
  run: MoveRun,
  { module, build }: ShelvedRelease,
  { weight, finding: { reason } }: { weight: number; finding: GuardFinding },
): Promise<void> {
  const sequence = await point(run, { to: "no canary" }, "rolled-back");
  const error = adminErrors.create("GUARD_WENT_BACK", { module, build, weight, reason });
  await run.written.step(`Back to the old build: ${reason} (sequence ${sequence})`, {
    state: "rolled-back",
    sequence,
    code: error.code,
    reason,
  });
}
