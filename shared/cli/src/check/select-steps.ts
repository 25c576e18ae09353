import { nearestName } from "@madang/errors";
import { meant } from "../core/command-table.ts";
import { cliErrors } from "../errors.ts";
import { stepNames, type CheckStep, type StepName } from "./check-step.ts";

export interface Selection {
  /** Comma-separated names, as they were typed. */
  readonly only?: string | undefined;
  readonly skip?: string | undefined;
}

/**
 * The steps that run: all of them, or those that were named with what they need; less those that were left out. Throws CLI_STEP_UNKNOWN.
 */
export function selectSteps(steps: readonly CheckStep[], { only, skip }: Selection): ReadonlySet<StepName> {
  const wanted = only === undefined ? steps.map(({ name }) => name) : namesIn(only);
  const left = new Set(skip === undefined ? [] : namesIn(skip));
  const selected = new Set<StepName>();
  const take = (name: StepName) => {
    if (left.has(name) || selected.has(name)) return;
    for (const needed of steps.find((step) => step.name === name)?.needs ?? []) take(needed);
    selected.add(name);
  };
  for (const name of wanted) take(name);
  return selected;
}

function namesIn(typed: string): StepName[] {
  return typed.split(",").map((part) => nameOf(part.trim()));
}

function nameOf(step: string): StepName {
  const found = stepNames.find((name) => name === step);
  if (found !== undefined) return found;
  throw cliErrors.create("STEP_UNKNOWN", {
    step,
    suggestion: meant(nearestName(step, stepNames)),
    valid: stepNames.join(", "),
  });
}
