import type { LoadedModule } from "../../runner/suite/read-suite.ts";
import type { Work } from "../load/work-script.ts";
import type { Side } from "../sides.ts";
import type { Pair } from "./comparison-record.ts";
import { measurePair, type Measured, type PairWork } from "./measure-pair.ts";
import type { ComparedSide, MeasuredSides } from "./measured-sides.ts";
import { planWork } from "./plan-work.ts";

export interface RoundOptions {
  readonly sides: Readonly<Record<Side, ComparedSide>>;
  readonly round: number;
  /** Nothing in the first round: then it is planned. */
  readonly work: Work | undefined;
  readonly k6: string;
  readonly script: string;
  readonly modules: readonly LoadedModule[];
  readonly signal: AbortSignal;
}

export interface Round {
  readonly work: Work;
  readonly pairs: readonly Pair[];
}

/** Until V8 has compiled what is used often. */
const warmUpSeconds = 6;
const slicesOfRound = 6;

/** Fresh processes on both sides, warmed up, then some slices of work. */
export async function measureRound(options: RoundOptions): Promise<Round> {
  const { sides, round } = options;
  // Which side is first has an effect on where the kernel puts them.
  const order: readonly Side[] = round % 2 === 0 ? ["base", "head"] : ["head", "base"];
  const running: Partial<Record<Side, Awaited<ReturnType<ComparedSide["start"]>>>> = {};
  try {
    for (const side of order) running[side] = await sides[side].start();
    if (running.base === undefined || running.head === undefined) throw new Error("a side did not start");
    return await measure(options, { base: running.base, head: running.head });
  } finally {
    await Promise.all(Object.values(running).map((side) => side.stop()));
  }
}

async function measure(options: RoundOptions, running: MeasuredSides): Promise<Round> {
  const { round, k6, script, modules, signal } = options;
  const pairOf = (seed: string, amount: PairWork["amount"]) =>
    measurePair(running, { k6, script, modules, signal, seed: `${round} ${seed}`, amount });
  const warmUp = await pairOf("warm-up", { seconds: warmUpSeconds });
  const work = options.work ?? (await plan(warmUp, modules, pairOf));
  const pairs: Pair[] = [];
  for (let slice = 0; slice < slicesOfRound; slice++) {
    const { seconds, cpu, answers } = await pairOf(String(slice), { work });
    pairs.push({ round, seconds, cpu, answers });
  }
  return { work, pairs };
}

/** In the warm-up a request costs several times what it does later: that only says how much to try. */
async function plan(
  warmUp: Measured,
  modules: readonly LoadedModule[],
  pairOf: (seed: string, amount: PairWork["amount"]) => Promise<Measured>,
): Promise<Work> {
  const tried = await pairOf("plan", { work: planWork(warmUp, modules) });
  return planWork(tried, modules);
}
