import type { CommandCall } from "../core/command.ts";
import { once, type CheckContext } from "./check-context.ts";
import type { CheckStep, StepResult } from "./check-step.ts";
import { writeContract } from "./contract/write-contract.ts";
import { findLastRelease } from "./last-release/find-last-release.ts";
import { visitPages } from "./pages/visit-pages.ts";
import { runSteps } from "./run-steps.ts";
import { selectSteps, type Selection } from "./select-steps.ts";
import { buildStep } from "./steps/build-step.ts";
import { contractStep } from "./steps/contract-step.ts";
import { earlierTestsStep } from "./steps/earlier-tests-step.ts";
import { lintStep } from "./steps/lint-step.ts";
import { manifestStep } from "./steps/manifest-step.ts";
import { pageSteps } from "./steps/page-steps.ts";
import { testsStep } from "./steps/tests-step.ts";
import { typesStep } from "./steps/types-step.ts";
import { findModule } from "./workspace-module.ts";

/** In the order in which they begin, as far as what they need allows it. */
export const checkSteps: readonly CheckStep[] = [
  manifestStep,
  buildStep,
  lintStep,
  typesStep,
  contractStep,
  ...pageSteps,
  testsStep,
  earlierTestsStep,
];

export interface CheckOptions extends Selection {
  readonly portal?: string | undefined;
  readonly against?: string | undefined;
}

export type CheckCall = Pick<CommandCall, "environment" | "folder" | "root" | "signal" | "reporter">;

export interface CheckReport {
  readonly module: string;
  readonly passed: boolean;
  readonly steps: readonly StepResult[];
}

/** Everything that `madang check` does. Throws CLI_MODULE_* and CLI_STEP_UNKNOWN; what is wrong with the module stands in the report. */
export async function checkModule(id: string, options: CheckOptions, call: CheckCall): Promise<CheckReport> {
  const selected = selectSteps(checkSteps, options);
  const { reporter, ...place } = call;
  const question = {
    ...place,
    module: findModule(call.root, id),
    options: { portal: options.portal, against: options.against },
  };
  const context: CheckContext = {
    ...question,
    contract: once(() => writeContract(question.module, call.signal)),
    lastRelease: once(() => findLastRelease(question)),
    visits: once(() => visitPages(question)),
  };
  const steps = await runSteps({ steps: checkSteps, selected, context, reporter });
  return { module: id, passed: steps.every(({ findings }) => findings.length === 0), steps };
}
