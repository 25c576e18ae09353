import { existsSync } from "node:fs";
import path from "node:path";
import { readBuiltRelease, type BuiltRelease } from "@madang/build/artifact";
import type { CheckCall, CheckReport } from "../check/check-module.ts";
import type { WorkspaceModule } from "../check/workspace-module.ts";
import { cliErrors } from "../errors.ts";
import { buildModule } from "./build-module.ts";
import { sourceState } from "./source-state.ts";

export type Prepared =
  /** The check found something; nothing is to be sent. */
  | { readonly ready: false; readonly check: CheckReport }
  | { readonly ready: true; readonly check: CheckReport | undefined; readonly built: BuiltRelease };

/** Builds and checks the module, and reads what is to be signed and sent. */
export async function prepareRelease(
  call: CheckCall,
  options: { module: WorkspaceModule; portal: string | undefined; withCheck: boolean },
): Promise<Prepared> {
  const { module, portal, withCheck } = options;
  const check = withCheck ? await checked(call, module, portal) : undefined;
  if (check?.passed === false) return { ready: false, check };
  if (check === undefined) await call.reporter.step(`${module.id} built`, () => buildModule(call, module));
  await ensureContract(call, module);
  const source = await sourceState(call.root, module.folder);
  const built = readBuiltRelease({
    dist: module.dist,
    createdAt: new Date(),
    ...(source === undefined ? {} : { source }),
  });
  return { ready: true, check, built };
}

/** Its compilers and browsers are loaded for it alone. */
async function checked(call: CheckCall, { id }: WorkspaceModule, portal: string | undefined) {
  const { checkModule } = await import("../check/check-module.ts");
  return call.reporter.step(`${id} checked`, async (step) => {
    const report = await checkModule(id, { portal }, call);
    if (!report.passed) step.failed();
    return report;
  });
}

/** By the contract the check of the next release says what it breaks; a server that cannot describe itself goes without one. */
async function ensureContract({ reporter, signal }: CheckCall, module: WorkspaceModule): Promise<void> {
  if (existsSync(path.join(module.dist, "contract.json"))) return;
  const { writeContract } = await import("../check/contract/write-contract.ts");
  try {
    await writeContract(module, signal);
  } catch (error) {
    if (!cliErrors.is(error, "NOT_DESCRIBED")) throw error;
    reporter.warn(`${error.message} The release goes without a contract.`);
  }
}
