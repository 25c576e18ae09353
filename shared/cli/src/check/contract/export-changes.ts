import { addition, breaking, note, type ContractChange } from "./contract-change.ts";
import type { ContractExports } from "./module-contract.ts";

/** What the compiler says of an export that has the same name in both contracts and is declared otherwise. */
export interface ExportVerdict {
  readonly name: string;
  /** Why code that uses the old one may not compile with the new one; absent where all of it does. */
  readonly problem?: string;
}

/** Files of other modules that import the contract, with the names that they import. */
export interface Importer {
  readonly module: string;
  readonly file: string;
  readonly names: readonly string[];
}

export interface ExportFacts {
  readonly verdicts: readonly ExportVerdict[];
  readonly importers: readonly Importer[];
}

/** A module that is built takes the contract along: what runs goes on, and the next build of an importer has to follow. */
const served = "builds that exist carry the contract that they were built with";

/** What `modules/<id>/contract` gives to other modules. */
export function exportChanges(
  last: ContractExports | undefined,
  next: ContractExports | undefined,
  facts: ExportFacts,
): ContractChange[] {
  const [before, now] = [namesOf(last), namesOf(next)];
  const kept = [...before].filter(
    ([name, kind]) => now.has(name) && !(kind === "value" && now.get(name) === "type"),
  );
  const keptNames = new Set(kept.map(([name]) => name));
  return [
    ...[...before.keys()].filter((name) => !keptNames.has(name)).map((name) => goneExport(name, facts)),
    ...facts.verdicts
      .filter(({ name }) => keptNames.has(name))
      .map((verdict) => changedExport(verdict, facts)),
    ...[...now.keys()]
      .filter((name) => !before.has(name))
      .map((name) => addition(`exports.${name}`, `the contract exports ${name}`)),
  ];
}

function namesOf(exports: ContractExports | undefined): Map<string, "value" | "type"> {
  return new Map((exports?.names ?? []).map(({ name, kind }) => [name, kind]));
}

function goneExport(name: string, { importers }: ExportFacts): ContractChange {
  return breaking({
    subject: `exports.${name}`,
    text: `the contract does not export ${name} any more`,
    who: whoImports(name, importers),
    remedy: `Export ${name} still, made of what replaces it.`,
    served,
  });
}

function changedExport({ name, problem }: ExportVerdict, { importers }: ExportFacts): ContractChange {
  if (problem === undefined)
    return note(`exports.${name}`, `${name} of the contract is declared otherwise; what uses it compiles`);
  return breaking({
    subject: `exports.${name}`,
    text: `${name} of the contract is of another type: ${problem}`,
    who: whoImports(name, importers),
    remedy: `Export the new one under a name of its own, and keep ${name}.`,
    served,
  });
}

function whoImports(name: string, importers: readonly Importer[]): string[] {
  const found = importers.filter(({ names }) => names.includes(name) || names.includes("*"));
  if (found.length === 0) return ["other modules that import it; in this workspace none does"];
  return found.map(({ module, file }) => `the module ${module}, before its next build (${file})`);
}
