import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { freePort } from "@madang/embedded-postgres";
import { loadtestErrors } from "../../runner/errors.ts";
import { summarySchema, valueOf, type Summary } from "./summary.ts";
import { runProgram } from "../../runner/program/run-program.ts";
import type { LoadedModule } from "../../runner/suite/read-suite.ts";
import { sides, type Side } from "../sides.ts";
import type { Work } from "./work-script.ts";

export interface WorkRun {
  readonly k6: string;
  readonly script: string;
  readonly origins: Readonly<Record<Side, string>>;
  readonly seed: string;
  readonly modules: readonly LoadedModule[];
  /** How much; or for how many seconds, to learn how much can be done. */
  readonly amount: { readonly work: Work } | { readonly seconds: number };
  readonly signal: AbortSignal;
}

export interface WorkDone {
  readonly rounds: Work;
  /** What visitors met, by side and module. */
  readonly answers: Readonly<Record<Side, Readonly<Record<string, ModuleAnswers>>>>;
}

export interface ModuleAnswers {
  readonly count: number;
  readonly failed: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** k6 ends with it when a threshold is missed (k6 documentation, "Error codes"). */
const thresholdsMissed = 99;

/** Runs k6 over the work and gives what was met. Throws LOADTEST_K6_FAILED. */
export async function runWork(run: WorkRun): Promise<WorkDone> {
  const { k6, script, origins, seed, modules, amount, signal } = run;
  const summary = path.join(path.dirname(script), "work.json");
  rmSync(summary, { force: true });
  const address = `127.0.0.1:${await freePort()}`;
  const args = ["run", "--quiet", "--no-color", "--no-usage-report", "--address", address, script];
  const { code, lines } = await runProgram(k6, args, {
    signal,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      // k6 fetches nothing: what it needs is in the bundle.
      K6_AUTO_EXTENSION_RESOLUTION: "false",
      MADANG_SUMMARY: summary,
      MADANG_ORIGINS: JSON.stringify(origins),
      MADANG_SEED: seed,
      ...("work" in amount
        ? { MADANG_WORK: JSON.stringify(amount.work) }
        : { MADANG_SECONDS: String(amount.seconds) }),
    },
  });
  signal.throwIfAborted();
  if (!existsSync(summary) || ![0, thresholdsMissed].includes(code))
    throw loadtestErrors.create("K6_FAILED", { code, output: lines.slice(-8).join(" / ") });
  return doneOf(summarySchema.parse(JSON.parse(readFileSync(summary, "utf8"))), modules);
}

function doneOf(summary: Summary, modules: readonly LoadedModule[]): WorkDone {
  const journeys = modules.flatMap(({ id, journeys }) => journeys.map(({ name }) => `${id}-${name}`));
  const answers = sides.map(
    (side) =>
      [side, Object.fromEntries(modules.map(({ id }) => [id, answersOf(summary, id, side)]))] as const,
  );
  return {
    rounds: Object.fromEntries(
      journeys.map((name) => [name, valueOf(summary, `iterations{scenario:${name}}`, "count")]),
    ),
    answers: Object.fromEntries(answers) as WorkDone["answers"],
  };
}

function answersOf(summary: Summary, module: string, side: Side): ModuleAnswers {
  const value = (metric: string, name: string) =>
    valueOf(summary, `${metric}{module:${module},side:${side}}`, name);
  return {
    count: value("http_reqs", "count"),
    // k6 counts what is true of a rate as its passes: here, that an answer failed.
    failed: value("http_req_failed", "passes"),
    median: value("http_req_duration", "med"),
    p95: value("http_req_duration", "p(95)"),
  };
}
