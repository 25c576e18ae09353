import { apiChecks } from "./api-checks.ts";
import { cachingChecks } from "./caching-checks.ts";
import type { ContractCheck, ContractSubject } from "./contract-check.ts";
import { fragmentChecks } from "./fragment-checks.ts";
import { hostileChecks } from "./hostile-checks.ts";
import { operationsChecks } from "./operations-checks.ts";

/**
 * What the gateway relies on, of any module, whatever it is written with. A test runner makes a test of each:
 * `for (const { name, run } of moduleContract) test(name, () => run(subject))`.
 */
export const moduleContract: readonly ContractCheck[] = [
  ...operationsChecks,
  ...fragmentChecks,
  ...cachingChecks,
  ...hostileChecks,
  ...apiChecks,
];

export interface ContractFailure {
  readonly name: string;
  readonly problem: string;
}

/** Runs the whole suite without a test runner; an empty list means that the module keeps the contract. */
export async function runModuleContract(subject: ContractSubject): Promise<ContractFailure[]> {
  const failures: ContractFailure[] = [];
  for (const { name, run } of moduleContract)
    try {
      await run(subject);
    } catch (error) {
      failures.push({ name, problem: error instanceof Error ? error.message : String(error) });
    }
  return failures;
}
