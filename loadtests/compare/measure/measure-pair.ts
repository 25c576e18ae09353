import { cpuSecondsOf } from "../../runner/observe/process-cpu.ts";
import { runWork, type WorkDone, type WorkRun } from "../load/run-work.ts";
import type { Pair } from "./comparison-record.ts";
import type { MeasuredSides } from "./measured-sides.ts";

export type PairWork = Omit<WorkRun, "origins">;
export type Measured = Omit<Pair, "round"> & { readonly rounds: WorkDone["rounds"] };

/** Gives both sides the work and reads what it cost each of their services. */
export async function measurePair(sides: MeasuredSides, work: PairWork): Promise<Measured> {
  const services = Object.keys(sides.base.pids).filter((service) => service in sides.head.pids);
  const pids = [sides.base, sides.head].flatMap((side) => services.map((service) => side.pids[service] ?? 0));
  const startedAt = performance.now();
  const before = pids.length === 0 ? [] : cpuSecondsOf(pids);
  const done = await runWork({ ...work, origins: { base: sides.base.origin, head: sides.head.origin } });
  const after = pids.length === 0 ? [] : cpuSecondsOf(pids);
  const used = (index: number) => Math.max(0, (after[index] ?? 0) - (before[index] ?? 0));
  return {
    seconds: (performance.now() - startedAt) / 1000,
    cpu: Object.fromEntries(
      services.map((service, index) => [service, { base: used(index), head: used(services.length + index) }]),
    ),
    answers: Object.fromEntries(
      Object.entries(done.answers.base).flatMap(([module, base]) => {
        const head = done.answers.head[module];
        return head === undefined ? [] : [[module, { base, head }]];
      }),
    ),
    rounds: done.rounds,
  };
}
