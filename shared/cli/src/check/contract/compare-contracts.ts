import { boxChanges, navigationChanges } from "./box-changes.ts";
import { note, operator, type ContractChange } from "./contract-change.ts";
import { exportChanges, type ExportFacts } from "./export-changes.ts";
import { migrationChanges } from "./migration-changes.ts";
import type { ModuleContract } from "./module-contract.ts";
import { operationChanges } from "./operation-changes.ts";
import { pageChanges } from "./page-changes.ts";

const noFacts: ExportFacts = { verdicts: [], importers: [] };

/** Every change from one release's contract to the next one's, the breaking ones first. */
export function compareContracts(
  last: ModuleContract,
  next: ModuleContract,
  facts: ExportFacts = noFacts,
): ContractChange[] {
  const changes = [
    ...pageChanges(last.pages, next.pages),
    ...boxChanges(last.boxes, next.boxes),
    ...navigationChanges(last, next),
    ...operationChanges(last.api, next.api),
    ...exportChanges(last.exports, next.exports, facts),
    ...migrationChanges(last.migrations, next.migrations),
    ...serviceLevelNotes(last.serviceLevel, next.serviceLevel),
  ];
  return order.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

const order = ["breaking", "note", "addition"] as const;

type ServiceLevel = ModuleContract["serviceLevel"];

function serviceLevelNotes(last: ServiceLevel, next: ServiceLevel): ContractChange[] {
  if (last?.p95 === next?.p95 && last?.errors === next?.errors) return [];
  const shown = (level: ServiceLevel) =>
    level === undefined ? "none" : `95 % within ${level.p95} ms, at most ${level.errors * 100} % errors`;
  return [note("load.serviceLevel", `the service level is ${shown(next)}, was ${shown(last)}`, [operator])];
}
