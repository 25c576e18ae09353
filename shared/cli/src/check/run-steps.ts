import type { Reporter, Step } from "../core/reporter.ts";
import type { CheckContext } from "./check-context.ts";
import type { CheckStep, StepName, StepOutcome, StepResult } from "./check-step.ts";
import { findingOf, isExplained } from "./explained-error.ts";

export interface StepRun {
  readonly steps: readonly CheckStep[];
  readonly selected: ReadonlySet<StepName>;
  readonly context: CheckContext;
  readonly reporter: Reporter;
}

/** As many as a small machine does well side by side: compilers and browsers use two cores alone. */
const sideBySide = 2;

/** Runs the steps as soon as what they need has passed, and gives their results in the steps' own order. Rejects when aborted. */
export async function runSteps(run: StepRun): Promise<StepResult[]> {
  const results = new Map<StepName, StepResult>();
  const waiting = run.steps.filter(({ name }) => run.selected.has(name));
  for (const { name } of run.steps) if (!run.selected.has(name)) results.set(name, without(name, "left out"));
  const running = new Set<Promise<void>>();
  try {
    await untilDone({ run, waiting, results, running });
  } finally {
    // A fault of one leaves no other behind: each clears its place up.
    await Promise.allSettled(running);
  }
  run.context.signal.throwIfAborted();
  return run.steps.flatMap(({ name }) => results.get(name) ?? []);
}

interface Progress {
  readonly run: StepRun;
  readonly waiting: CheckStep[];
  readonly results: Map<StepName, StepResult>;
  readonly running: Set<Promise<void>>;
}

async function untilDone({ run, waiting, results, running }: Progress): Promise<void> {
  for (;;) {
    settle(waiting, results);
    const next = waiting.find((step) => isReady(step, results));
    if (next === undefined && running.size === 0) return;
    if (next === undefined || running.size === sideBySide) {
      await Promise.race(running);
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const work = record(next, run, results).finally(() => running.delete(work));
    running.add(work);
  }
}

async function record(step: CheckStep, run: StepRun, results: Map<StepName, StepResult>): Promise<void> {
  results.set(step.name, await runStep(step, run));
}

/** Takes out the steps that cannot run any more. */
function settle(waiting: CheckStep[], results: Map<StepName, StepResult>): void {
  for (const step of waiting.slice()) {
    const broken = step.needs.find((name) => isBroken(results.get(name)));
    if (broken === undefined) continue;
    waiting.splice(waiting.indexOf(step), 1);
    results.set(step.name, {
      ...without(step.name, "not possible"),
      notes: [`It needs the step ${broken}, which found something.`],
    });
  }
}

function isBroken(result: StepResult | undefined): boolean {
  return result?.state === "not possible" || (result?.state === "failed" && result.blocks !== false);
}

function isReady({ needs }: CheckStep, results: ReadonlyMap<StepName, StepResult>): boolean {
  return needs.every((name) => results.has(name));
}

async function runStep(step: CheckStep, { context, reporter }: StepRun): Promise<StepResult> {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  const outcome = await reporter.step(step.name, async (progress) => {
    const found = await outcomeOf(step, context, progress);
    if (found.findings.length > 0) progress.failed();
    return found;
  });
  const { findings, notes = [], data, blocks } = outcome;
  return {
    name: step.name,
    state: findings.length === 0 ? "passed" : "failed",
    seconds: seconds(),
    findings,
    notes,
    ...(data === undefined ? {} : { data }),
    ...(blocks === undefined ? {} : { blocks }),
  };
}

/** What an author can mend is a finding; a fault of the check itself ends the command. */
async function outcomeOf(step: CheckStep, context: CheckContext, progress: Step): Promise<StepOutcome> {
  try {
    return await step.run(context, progress);
  } catch (error) {
    if (context.signal.aborted || !isExplained(error)) throw error;
    return { findings: [findingOf(error)] };
  }
}

function without(name: StepName, state: "left out" | "not possible"): StepResult {
  return { name, state, seconds: 0, findings: [], notes: [] };
}
