import { addGeneratorSeconds, addJourneySeconds } from "../results/add-rows.ts";
import type { GeneratorSecond, JourneySecond } from "../results/run-record.ts";
import type { Generated } from "./generate-load.ts";

/** The second of Unix time that a record counts from. */
export function secondZero(beganAt: number): number {
  return Math.floor(beganAt / 1000);
}

/** Rows of the modules under load: what journeys ask of the runner, or lose on purpose, is no part of what is measured. */
export function journeyRows(
  { cells }: Pick<Generated, "cells">,
  { zero, modules }: { zero: number; modules: readonly string[] },
): JourneySecond[] {
  return addJourneySeconds(
    cells
      .filter(({ module }) => modules.includes(module))
      .map(({ second, ...counted }) => ({ at: second - zero, ...counted })),
  );
}

export function generatorRows({ selves }: Pick<Generated, "selves">, zero: number): GeneratorSecond[] {
  return addGeneratorSeconds(selves.map(({ second, ...self }) => ({ at: second - zero, ...self })));
}
