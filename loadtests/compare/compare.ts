import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCollector } from "../runner/collector.ts";
import type { LoadedModule } from "../runner/suite/read-suite.ts";
import { writeWorkScript } from "./load/work-script.ts";
import { workSettings } from "./load/work-settings.ts";
import type { Comparison } from "./measure/comparison-record.ts";
import type { ComparedSide } from "./measure/measured-sides.ts";
import { measureRound } from "./measure/measure-rounds.ts";
import { sayRound } from "./report/terminal.ts";
import type { Side } from "./sides.ts";
import { comparisonVerdict, isDecided } from "./verdict.ts";

export interface CompareOptions {
  readonly root: string;
  readonly k6: string;
  readonly modules: readonly LoadedModule[];
  readonly sides: Readonly<Record<Side, ComparedSide>>;
  /** What is known already: of this run nothing, or of one that is gone on with. */
  readonly known: Comparison;
  readonly mostRounds: number;
  /** After every round. */
  readonly keep: (comparison: Comparison) => void;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Fewer say too little of how processes of the same build differ. */
export const leastRounds = 4;

/** Measures in rounds until every deciding metric is clear, or no round is left. */
export async function compare(options: CompareOptions): Promise<Comparison> {
  const { root, modules, known, mostRounds, keep, say } = options;
  const folder = mkdtempSync(path.join(tmpdir(), "madang-compare-"));
  // Foreign markers and the like are what the smoke looks for.
  const collector = await startCollector({ onViolation: () => undefined });
  try {
    const script = path.join(folder, "work.js");
    const settings = workSettings(collector.address, modules);
    await writeWorkScript({ root, file: script, modules, settings });
    let comparison = known;
    for (let round = nextRound(known); round < mostRounds && !isClear(comparison); round++) {
      const work = Object.keys(comparison.work).length === 0 ? undefined : comparison.work;
      const measured = await measureRound({ ...options, script, round, work });
      comparison = {
        ...comparison,
        work: measured.work,
        pairs: [...comparison.pairs, ...measured.pairs],
      };
      keep(comparison);
      sayRound({ round, mostRounds, verdict: comparisonVerdict(comparison.pairs), say });
    }
    return comparison;
  } finally {
    await collector.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function nextRound({ pairs }: Comparison): number {
  return (pairs.at(-1)?.round ?? -1) + 1;
}

function isClear(comparison: Comparison): boolean {
  return nextRound(comparison) >= leastRounds && isDecided(comparisonVerdict(comparison.pairs));
}
