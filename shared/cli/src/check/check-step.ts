import type { Step } from "../core/reporter.ts";
import type { CheckContext } from "./check-context.ts";
import type { Finding } from "./finding.ts";

export const stepNames = [
  "manifest",
  "build",
  "lint",
  "types",
  "contract",
  "pages",
  "accessibility",
  "no-javascript",
  "hydration",
  "csp",
  "size",
  "tests",
  "earlier-tests",
] as const;
export type StepName = (typeof stepNames)[number];

export interface StepOutcome {
  readonly findings: readonly Finding[];
  /** What one may want to know of a step that passes. */
  readonly notes?: readonly string[];
  /** For programs; part of `--json`. */
  readonly data?: unknown;
  /** Whether findings keep the steps that need this one from running; they do where nothing is said. */
  readonly blocks?: boolean;
}

export interface CheckStep {
  readonly name: StepName;
  /** What it looks at, one line. */
  readonly summary: string;
  /** Steps whose results it works with. */
  readonly needs: readonly StepName[];
  run(context: CheckContext, progress: Step): Promise<StepOutcome>;
}

/** `left out`: not asked for. `not possible`: a step that it needs found something. */
export type StepState = "passed" | "failed" | "left out" | "not possible";

export interface StepResult {
  readonly name: StepName;
  readonly state: StepState;
  readonly seconds: number;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly data?: unknown;
  readonly blocks?: boolean;
}
