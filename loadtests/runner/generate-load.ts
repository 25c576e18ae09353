import path from "node:path";
import type { BundleSummary } from "./k6/bundle-summary.ts";
import { followLines } from "./k6/follow-lines.ts";
import { readPerSecondLine, type Cell, type Self } from "./k6/per-second-line.ts";
import { runK6, type RunOptions } from "./k6/run-k6.ts";
import { partOfProcess, type Part } from "./k6/segments.ts";

export interface GenerateOptions extends Pick<RunOptions, "k6" | "script" | "folder" | "signal" | "onSpawn"> {
  readonly processes: number;
  readonly part: Part;
  /** As soon as it is known when the load began: milliseconds of Unix time. */
  readonly onBegan: (at: number) => void;
  /** What visitors met, as soon as it is told. */
  readonly onCell?: (cell: Cell) => void;
}

/** What the processes of the load generator have counted. */
export interface Generated {
  /** What the bundle says of itself; nothing where the load was ended early. */
  readonly summary: BundleSummary | undefined;
  /** Milliseconds of Unix time; nothing where no visitor arrived. */
  readonly beganAt: number | undefined;
  readonly cells: readonly Cell[];
  readonly selves: readonly ProcessSelf[];
}

export interface ProcessSelf extends Self {
  /** From 1. */
  readonly process: number;
}

/** Lets the visitors of all journeys arrive, from as many processes as wished. Throws LOADTEST_K6_FAILED, _K6_LINE_INVALID. */
export async function generateLoad(options: GenerateOptions): Promise<Generated> {
  const { processes, part, onBegan, onCell } = options;
  const cells: Cell[] = [];
  const selves: ProcessSelf[] = [];
  const began: number[] = [];
  const take = (process: number) => (text: string) => {
    const line = readPerSecondLine(text);
    if ("cell" in line) {
      cells.push(line.cell);
      onCell?.(line.cell);
    }
    if ("self" in line) selves.push({ ...line.self, process });
    if ("began" in line && began.push(line.began) === 1) onBegan(line.began);
  };
  const numbers = Array.from({ length: processes }, (_, index) => index + 1);
  const ended = await allOrNone(options.signal, (signal) =>
    numbers.map((process) =>
      runOne({ ...options, signal, part: partOfProcess(part, processes, process) }, take(process)),
    ),
  );
  const beganAt = began.length === 0 ? undefined : Math.min(...began);
  const summary = ended.includes(undefined) ? undefined : ended[0];
  return { summary, beganAt, cells, selves };
}

/** Where one fails, the others end too, before its error goes on. */
async function allOrNone<T>(
  wish: AbortSignal,
  begin: (signal: AbortSignal) => readonly Promise<T>[],
): Promise<T[]> {
  const failed = new AbortController();
  const running = begin(AbortSignal.any([wish, failed.signal]));
  try {
    return await Promise.all(running);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(running);
    throw error;
  }
}

async function runOne(
  options: GenerateOptions,
  onLine: (line: string) => void,
): Promise<BundleSummary | undefined> {
  const output = path.join(options.folder, `per-second-${options.part.number}.ndjson`);
  const lines = followLines(output, onLine);
  try {
    return await runK6({ ...options, phase: "load", acknowledgements: 0, output });
  } finally {
    lines.stop();
  }
}
