import type { CheckContext } from "../check-context.ts";
import type { CheckStep } from "../check-step.ts";
import type { Finding } from "../finding.ts";
import { compareContracts } from "../contract/compare-contracts.ts";
import { compareDeclarations } from "../contract/compare-declarations.ts";
import { judgeChanges, type ContractVerdict, type JudgedChange } from "../contract/contract-verdict.ts";
import { findImporters } from "../contract/find-importers.ts";
import { operationsOf } from "../contract/operations.ts";
import type { ModuleContract } from "../contract/module-contract.ts";

export const contractStep: CheckStep = {
  name: "contract",
  summary: "what others rely on is still there, or the rules let it go (docs/contract.md)",
  needs: ["build"],
  async run(context) {
    const last = await context.lastRelease();
    const contract = await context.contract();
    const unknown = unknownDeprecations(contract);
    if (last.kind === "none") return { findings: unknown, notes: [last.reason] };
    const verdict = await judge(context, last.contract, contract);
    return {
      findings: [...unknown, ...verdict.changes.flatMap((change) => refusal(change) ?? [])],
      notes: [`Compared with ${last.name}.`, ...verdict.changes.flatMap((change) => passing(change) ?? [])],
      data: { against: last.name, ...verdict },
      // What the last release's tests say of the schema is worth knowing too.
      blocks: false,
    };
  },
};

async function judge(
  { root, module, signal }: CheckContext,
  last: ModuleContract,
  next: ModuleContract,
): Promise<ContractVerdict> {
  const verdicts = await compareDeclarations({ root, last: last.exports, next: next.exports, signal });
  const changes = compareContracts(last, next, { verdicts, importers: findImporters(module) });
  return judgeChanges(last, next, changes);
}

/** Operations and exports that `deprecated` names; the manifest's own parts are checked with the manifest. */
function unknownDeprecations({ deprecated, api, exports }: ModuleContract): Finding[] {
  const operations = [...operationsOf(api).values()].map(({ name }) => `api.${name}`);
  const known = new Set([
    ...operations,
    ...operations.map((name) => `api.${name.split(" ")[1]}`),
    ...(exports?.names ?? []).map(({ name }) => `exports.${name}`),
  ]);
  return deprecated
    .filter((name) => /^(api|exports)\./.test(name) && !known.has(name))
    .map((name) => ({
      file: "module.ts",
      text: `deprecated names ${name}, which the module does not have`,
      remedy: `Leave it out; the contract has ${[...known].slice(0, 12).join(", ") || "neither operations nor exports"}.`,
    }));
}

function refusal({ text, who, refused, remedy }: JudgedChange): Finding | undefined {
  if (refused === undefined) return undefined;
  return {
    text: `${capital(text)}. ${capital(refused)}. Who must act: ${who.join("; ")}`,
    remedy: `${remedy ?? "Keep what was there."} docs/contract.md says how to do it in two releases.`,
  };
}

function passing({ kind, text, who, kept, refused }: JudgedChange): string | undefined {
  if (refused !== undefined) return undefined;
  const acting = who.length === 0 ? "" : ` Who must act: ${who.join("; ")}.`;
  if (kind === "breaking") return `breaking, and may pass (${kept}): ${text}.${acting}`;
  return `${kind}: ${text}.${acting}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
