import { ticksPerSecond, type ProcessStat } from "./process-cpu.ts";
import type { ObservedProcess } from "./process-trees.ts";

type Trees = ReadonlyMap<ObservedProcess, readonly number[]>;
type Stats = ReadonlyMap<number, Pick<ProcessStat, "ticks">>;

/** How much CPU each service has used between two looks. */
export class CpuMeter {
  #before: Map<number, number> | undefined;

  /**
   * CPU seconds since the last look, by service; nothing at the first. A process that was not there then has used all that it has used since.
   */
  used(trees: Trees, stats: Stats): Map<string, number> | undefined {
    const now = new Map([...trees].map(([{ pid }, tree]) => [pid, ticksOf(tree, stats)]));
    const before = this.#before;
    this.#before = now;
    if (before === undefined) return undefined;
    const used = new Map<string, number>();
    for (const { pid, service } of trees.keys()) {
      // A descendant that ended without being waited for takes its ticks along.
      const ticks = Math.max(0, (now.get(pid) ?? 0) - (before.get(pid) ?? 0));
      used.set(service, (used.get(service) ?? 0) + ticks / ticksPerSecond);
    }
    return used;
  }
}

function ticksOf(tree: readonly number[], stats: Stats): number {
  return tree.reduce((sum, pid) => sum + (stats.get(pid)?.ticks ?? 0), 0);
}
