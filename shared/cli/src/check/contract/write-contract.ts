import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceModule } from "../workspace-module.ts";
import { contractOf } from "./contract-of.ts";
import type { ModuleContract } from "./module-contract.ts";

/** Puts the contract beside the build, as `dist/contract.json`: a release takes it along. */
export async function writeContract(module: WorkspaceModule, signal: AbortSignal): Promise<ModuleContract> {
  const contract = await contractOf(module, signal);
  writeFileSync(join(module.dist, "contract.json"), `${JSON.stringify(contract, undefined, 1)}\n`);
  return contract;
}
