import type { Schema } from "./json-schema.ts";
import type { Comparison, SubsetProblem } from "./subset-question.ts";

/** Items by their place (`prefixItems`), then all others (`items`). */
export function arrayProblems(
  { sent, taken }: { sent: Schema; taken: Schema },
  comparison: Comparison,
  at: string,
): SubsetProblem[] {
  if (!("items" in taken || "prefixItems" in taken)) return [];
  const places = Math.max(prefix(sent).length, prefix(taken).length);
  const inPlace = Array.from({ length: places }, (_, index) =>
    comparison.compare({ sent: itemAt(sent, index), taken: itemAt(taken, index) }, `${at}[${index}]`),
  ).flat();
  return [...inPlace, ...comparison.compare({ sent: others(sent), taken: others(taken) }, `${at}[]`)];
}

function prefix({ prefixItems }: Schema): unknown[] {
  return Array.isArray(prefixItems) ? (prefixItems as unknown[]) : [];
}

function others({ items }: Schema): unknown {
  return items ?? true;
}

function itemAt(schema: Schema, index: number): unknown {
  return prefix(schema)[index] ?? others(schema);
}
