import type { Work } from "../load/work-script.ts";
import type { LoadedModule } from "../../runner/suite/read-suite.ts";
import type { Measured } from "./measure-pair.ts";

/** CPU seconds of a module on one side in one slice: fifty times the hundredth that the kernel counts in. */
const wantedCpuSeconds = 0.5;
/** Seconds that a slice should take where no CPU can be read. */
const wantedSeconds = 4;

/**
 * How often each journey is walked in a slice: every module gets enough to be measured, whatever its share of visitors. From what a trial of some
 * seconds did and cost.
 */
export function planWork(trial: Measured, modules: readonly LoadedModule[]): Work {
  return Object.fromEntries(
    modules.flatMap(({ id, journeys }) => {
      const { base, head } = trial.cpu[id] ?? { base: 0, head: 0 };
      const cpu = (base + head) / 2;
      const factor = cpu > 0 ? wantedCpuSeconds / cpu : wantedSeconds / trial.seconds;
      return journeys.map(({ name }) => {
        const done = trial.rounds[`${id}-${name}`] ?? 0;
        return [`${id}-${name}`, Math.min(200, Math.max(1, Math.round(done * factor)))] as const;
      });
    }),
  );
}
