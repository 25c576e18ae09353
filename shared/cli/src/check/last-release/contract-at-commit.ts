import { existsSync } from "node:fs";
import { join } from "node:path";
import { cliErrors } from "../../errors.ts";
import { buildModule } from "../../release/build-module.ts";
import type { CheckContext } from "../check-context.ts";
import { contractOf } from "../contract/contract-of.ts";
import type { ModuleContract } from "../contract/module-contract.ts";
import { findModule, type WorkspaceModule } from "../workspace-module.ts";
import { inTree, withSourceTree, type SourceTree } from "./source-tree.ts";

type Question = Pick<CheckContext, "module" | "root" | "signal" | "environment">;

/** Builds the module as it was and asks it. Throws CLI_AGAINST. */
export function contractAtCommit(question: Question, commit: string): Promise<ModuleContract> {
  const { root, signal } = question;
  return withSourceTree({ root, commit, signal }, async (tree) => {
    const module = await buildInTree(question, tree, commit);
    return contractOf(module, signal);
  });
}

/** Throws CLI_AGAINST where the commit does not have the module. */
export async function buildInTree(
  { module, root, signal, environment }: Question,
  tree: SourceTree,
  commit: string,
): Promise<WorkspaceModule> {
  const folder = inTree(tree, root, module.folder);
  if (!existsSync(join(folder, "module.ts")))
    throw cliErrors.create("AGAINST", { value: commit, reason: `the module ${module.id} is not in it` });
  const then = findModule(tree.folder, module.id);
  await buildModule({ root: tree.folder, signal, environment }, then);
  return then;
}
