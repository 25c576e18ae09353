import type { RouteTable } from "./route-table.ts";

export interface TableChanges {
  /** Modules that are new, gone, or of another build. */
  readonly modules: readonly string[];
  /** Slots with another list of boxes. */
  readonly slots: readonly string[];
}

/** What pages that were composed before can no longer rely on. Where replicas are plays no part. */
export function tableChanges(before: RouteTable, after: RouteTable): TableChanges {
  return {
    modules: changedKeys(before.modules, after.modules, (module) => module.build),
    slots: changedKeys(before.slots, after.slots, (boxes) => boxes.map((box) => box.name).join(" ")),
  };
}

function changedKeys<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  meaning: (value: T) => string,
): string[] {
  const changed: string[] = [];
  for (const [key, value] of after) {
    const known = before.get(key);
    if (known === undefined || meaning(known) !== meaning(value)) changed.push(key);
  }
  for (const key of before.keys()) if (!after.has(key)) changed.push(key);
  return changed;
}
