import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const result = z.strictObject({
  /** Nothing where base was compared with itself. */
  planted: z.string().optional(),
  exitCode: z.int(),
  sentence: z.string(),
  /** Services of which any metric was called worse. */
  worse: z.array(z.string()),
  seconds: z.number().nonnegative(),
});
export type ProofResult = z.infer<typeof result>;

const proofSchema = z.strictObject({ commit: z.string(), share: z.number(), results: z.array(result) });
export type Proof = z.infer<typeof proofSchema>;

/** What an earlier run of the proof has found of the same commit; else nothing. */
export function earlierProof(file: string, empty: Proof): Proof {
  if (!existsSync(file)) return empty;
  const read = proofSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return read.commit === empty.commit && read.share === empty.share ? read : empty;
}

export function keepProof(file: string, proof: Proof): void {
  writeFileSync(file, `${JSON.stringify(proof, null, 2)}\n`);
}

export interface Tally {
  readonly itself: { readonly silent: number; readonly wrong: number; readonly open: number };
  readonly planted: { readonly named: number; readonly missed: number; readonly open: number };
}

/** Silent is no regression; named is the module that was slowed down, and no other. `open` had no verdict. */
export function tallyOf(results: readonly ProofResult[]): Tally {
  const itself = results.filter(({ planted }) => planted === undefined);
  const slowed = results.filter(({ planted }) => planted !== undefined);
  const open = (all: readonly ProofResult[]) => all.filter(({ exitCode }) => exitCode === 4).length;
  const silent = itself.filter(({ exitCode }) => exitCode === 0).length;
  const named = slowed.filter(isNamed).length;
  return {
    itself: { silent, wrong: itself.length - silent - open(itself), open: open(itself) },
    planted: { named, missed: slowed.length - named - open(slowed), open: open(slowed) },
  };
}

function isNamed({ exitCode, planted, worse }: ProofResult): boolean {
  return exitCode === 1 && worse.length === 1 && worse[0] === planted;
}
