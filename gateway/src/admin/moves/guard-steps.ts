import { setTimeout as wait } from "node:timers/promises";
import { guardDecision, type GuardDecision, type Move } from "@madang/releases";
import type { ShelvedRelease } from "../releases/release-facts-of.ts";
import { adminErrors } from "../errors.ts";
import { finish, point, type MoveRun } from "./move-run.ts";

type Weights = NonNullable<Move["weights"]>;

/**
 * The weight rises step by step while the new build does as well as the old one in the same seconds; otherwise it goes back by itself. The
 * weights so far stand in the move, so that a process that takes it up after another one goes on where that one was.
 */
export async function guardSteps(run: MoveRun, release: ShelvedRelease): Promise<void> {
  const { written, guard, signal } = run;
  const [first = 100] = guard.rules.steps;
  let weights = written.move.weights ?? (await raised(run, release, { weight: first, weights: [] }));
  for (let said = ""; ;) {
    await wait(guard.every, undefined, { signal });
    const decision = await decide(run, release, weights);
    if (decision.do === "promote") return finish(run, { to: "stable", release }, promoted(decision));
    if (decision.do === "go-back") return goBack(run, release, { weights, decision });
    if (decision.do === "advance") {
      await written.step(decision.because);
      weights = await raised(run, release, { weight: decision.weight, weights });
    } else if (said !== kindOf(decision)) {
      said = kindOf(decision);
      await written.step(decision.because);
    }
  }
}

function promoted({ because }: GuardDecision): string {
  return `${because} All visitors have it now.`;
}

/** The same sentence with other figures is not told again. */
function kindOf({ because }: GuardDecision): string {
  return because.replace(/\d+/g, "");
}

async function decide(
  { registry, channels, written, guard }: MoveRun,
  { module, build }: ShelvedRelease,
  weights: Weights,
): Promise<GuardDecision> {
  const live = (await channels.withTrust()).modules[written.move.module];
  if (live === undefined) throw adminErrors.create("NOT_LIVE", { module });
  const now = await registry.now();
  const from = weights[0]?.since ?? now;
  const outcomes = await registry.outcomes({ module, from, to: now });
  const builds = { old: live.stable, new: build };
  return guardDecision({ builds, weights, outcomes, now, rules: guard.rules });
}

/** The weight is in force before it is written down: a process that dies in between does it again, and begins that step anew. */
async function raised(
  run: MoveRun,
  release: ShelvedRelease,
  { weight, weights }: { weight: number; weights: Weights },
): Promise<Weights> {
  const sequence = await point(run, { to: "canary", release, weight }, "step");
  const since = Math.round(await run.registry.now());
  const after = [...weights, { weight, since }];
  const text = `${weight} % of the visitors have ${release.build} now; watching. (sequence ${sequence})`;
  await run.written.step(text, { state: "guarding", sequence, weights: after });
  return after;
}

async function goBack(
  run: MoveRun,
  { module, build }: ShelvedRelease,
  { weights, decision: { because } }: { weights: Weights; decision: GuardDecision },
): Promise<void> {
  const sequence = await point(run, { to: "no canary" }, "rolled-back");
  const weight = weights.at(-1)?.weight ?? 0;
  const { code } = adminErrors.create("GUARD_WENT_BACK", { module, build, weight, reason: because });
  await run.written.step(`Back to the old build at ${weight} %: ${because} (sequence ${sequence})`, {
    state: "rolled-back",
    sequence,
    code,
    reason: because,
  });
}
