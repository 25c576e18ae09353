import { sourcesText } from "../protect/page-sources.ts";
import type { LiveModule, RouteTable } from "./route-table.ts";

export interface TableChanges {
  /** Modules that are new, gone, of another build, or may load from other origins. */
  readonly modules: readonly string[];
  /** Slots with another list of boxes. */
  readonly slots: readonly string[];
}

/** What pages that were composed before can no longer rely on. Where replicas are plays no part. */
export function tableChanges(before: RouteTable, after: RouteTable): TableChanges {
  return {
    modules: changedKeys(before.modules, after.modules, meaningOf),
    slots: changedKeys(before.slots, after.slots, (boxes) => boxes.map((box) => box.name).join(" ")),
  };
}

function meaningOf({ build, sources }: LiveModule): string {
  return sources === undefined ? build : `${build} ${sourcesText(sources)}`;
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
