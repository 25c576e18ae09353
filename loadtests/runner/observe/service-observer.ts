import type { ServiceSecond } from "../../results/run-record.ts";
import { CpuMeter } from "./cpu-meter.ts";
import { memoryOf, type MemoryKind } from "./process-memory.ts";
import { readProcesses } from "./process-cpu.ts";
import { processTrees, type ObservedProcess } from "./process-trees.ts";

/**
 * The kernel walks all pages of a process to tell its proportional share: 8 ms for one of Node's, so that asking a whole portal each second would
 * take a tenth of a core from it. It is asked for every so many looks.
 */
const looksForMemory = 10;

/** What services use, from /proc. */
export class ServiceObserver {
  readonly #memoryKind: MemoryKind;
  readonly #cpu = new CpuMeter();
  readonly #unreadable = new Set<string>();
  #memory = new Map<string, number>();
  #looks = 0;

  constructor(memoryKind: MemoryKind) {
    this.#memoryKind = memoryKind;
  }

  /** What was used since the last look, `seconds` ago: the same in every second from `at` until before `until`, at least in one. */
  look(
    observed: readonly ObservedProcess[],
    { at, until, seconds }: { at: number; until: number; seconds: number },
  ): ServiceSecond[] {
    const stats = readProcesses();
    const trees = processTrees(observed, stats);
    if (this.#looks++ % looksForMemory === 0) this.#memory = this.#memoryOf(trees);
    const used = this.#cpu.used(trees, stats) ?? new Map<string, number>();
    const count = Math.max(1, until - at);
    return [...used].flatMap(([service, cpu]) => {
      const memory = this.#memory.get(service) ?? 0;
      return Array.from({ length: count }, (_, n) => ({ at: at + n, service, cpu: cpu / seconds, memory }));
    });
  }

  /** Services whose memory this user may not look at. */
  unreadable(): string[] {
    return [...this.#unreadable].sort();
  }

  #memoryOf(trees: ReadonlyMap<ObservedProcess, readonly number[]>): Map<string, number> {
    const held = new Map<string, number>();
    for (const [{ service }, tree] of trees)
      for (const pid of tree) {
        const bytes = memoryOf(pid, this.#memoryKind);
        if (bytes === undefined) this.#unreadable.add(service);
        held.set(service, (held.get(service) ?? 0) + (bytes ?? 0));
      }
    return held;
  }
}
