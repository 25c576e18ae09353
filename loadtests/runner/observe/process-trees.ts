import type { ProcessStat } from "./process-cpu.ts";

/** A process that is observed with all that it has started. */
export interface ObservedProcess {
  readonly pid: number;
  /** Processes of one name are told as one. */
  readonly service: string;
}

/**
 * The processes of each observed one: itself and its descendants, without those that are observed on their own, and theirs. One that is gone
 * has none.
 */
export function processTrees(
  observed: readonly ObservedProcess[],
  all: ReadonlyMap<number, Pick<ProcessStat, "parent">>,
): Map<ObservedProcess, number[]> {
  const roots = new Set(observed.map(({ pid }) => pid));
  const children = Map.groupBy(all.keys(), (pid) => all.get(pid)?.parent ?? 0);
  const treeOf = (pid: number): number[] => [
    pid,
    ...(children.get(pid) ?? []).filter((child) => !roots.has(child)).flatMap(treeOf),
  ];
  return new Map(observed.map((one) => [one, all.has(one.pid) ? treeOf(one.pid) : []]));
}
