import type { ShelvedRelease } from "../releases/release-facts-of.ts";
import { awaitReplica } from "../runners/await-replica.ts";
import type { Pointing } from "./carry-out.ts";
import { guardSteps } from "./guard-steps.ts";
import { finish, type MoveRun } from "./move-run.ts";

/**
 * From the beginning, however far an earlier process has come: what is so already is not done again. Throws what stops the move for good, and
 * REGISTRY_AWAY and its kin, after which it is begun again.
 */
export async function runMove(run: MoveRun): Promise<void> {
  const { written, channels, admission } = run;
  const { module, request } = written.move;
  if (request.build === undefined) return finish(run, { to: "no canary" }, "The canary has ended.");
  const release = await admission.readmit(module, request.build, await channels.withTrust());
  await awaitHealth(run, release);
  if (request.to === "canary")
    return finish(run, canaryOf(release, request.weight), `${request.weight} % of the visitors have it now.`);
  if (request.to === "stable" && request.guard && (await isBesideStable(run, release)))
    return guardSteps(run, release);
  return finish(run, { to: "stable", release }, "All visitors have it now.");
}

function canaryOf(release: ShelvedRelease, weight: number): Pointing {
  return weight === 0 ? { to: "no canary" } : { to: "canary", release, weight };
}

/** A first release has nothing that it could be compared with. */
async function isBesideStable({ channels, written }: MoveRun, { build }: ShelvedRelease): Promise<boolean> {
  const live = (await channels.withTrust()).modules[written.move.module];
  return live !== undefined && live.stable !== build;
}

async function awaitHealth(run: MoveRun, { module, build }: ShelvedRelease): Promise<void> {
  const { written, registry, health, moveSeconds: seconds, signal } = run;
  const waiting = `Waiting for a healthy replica of ${module} ${build}.`;
  if (written.move.steps.at(-1)?.text !== waiting) await written.step(waiting);
  const origin = await awaitReplica({ of: { module, build }, registry, health, seconds, signal });
  await written.step(`${module} ${build} is healthy at ${origin}.`);
}
