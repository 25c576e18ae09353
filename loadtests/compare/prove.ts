import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { exitCodes } from "../requirements.ts";
import { runProgram } from "../runner/program/run-program.ts";
import { stopSignal } from "../runner/stop-signal.ts";
import { readSuite } from "../runner/suite/read-suite.ts";
import { buildOfCommit } from "./build/build-of-commit.ts";
import { comparedSource } from "./build/compared-source.ts";
import { plantSlowdown } from "./proof/planted-slowdown.ts";
import { earlierProof, keepProof, tallyOf, type ProofResult } from "./proof/proof-record.ts";

// The proof of `compare` on real portals: a commit against itself, and against itself with one module slowed down, so many times each.
//   node loadtests/compare/prove.ts --rounds 20 --report <folder>
// What was found stays in the folder; run again, it goes on. Ends with 0 where each kind errs at most once in twenty.

const root = path.resolve(import.meta.dirname, "../..");
const say = (line: string) => void process.stdout.write(`${line}\n`);
const signal = stopSignal();
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    slowdown: { type: "string", default: "0.1" },
    commit: { type: "string", default: "HEAD" },
    report: { type: "string", default: path.join(root, ".madang/compare-proof") },
  },
});
const [rounds, share] = [Number(values.rounds), Number(values.slowdown)];
if (!(rounds >= 1 && rounds <= 1000 && share > 0 && share <= 1))
  throw new RangeError(
    "--rounds is 1 to 1000, --slowdown above 0 and at most 1, for example --rounds 20 --slowdown 0.1",
  );

const source = await comparedSource("--commit", values.commit, root);
if (source.kind !== "commit") throw new TypeError("--commit names a commit");
const { commit } = source;
mkdirSync(values.report, { recursive: true });
const file = path.join(values.report, "proof.json");
let proof = earlierProof(file, { commit, share, results: [] });

const modules = (await readSuite(root)).map(({ id }) => id);
const count = (planted: boolean) =>
  proof.results.filter((each) => (each.planted !== undefined) === planted).length;
const base = await buildOfCommit({ root, commit, say, signal });

try {
  // By turns, so that both kinds meet the same hours.
  while (count(true) < rounds) {
    if (count(false) <= count(true)) await once(base, undefined);
    else {
      const module = modules[count(true) % modules.length] ?? "";
      await once(await slowed(module), module);
    }
  }
} catch (error) {
  if (!signal.aborted) throw error;
  say(
    `Stopped after ${proof.results.length} comparisons; run again with --report ${values.report}, it goes on.`,
  );
}

const { itself, planted } = tallyOf(proof.results);
say(`Against itself: ${itself.silent} silent, ${itself.wrong} wrong, ${itself.open} without a verdict.`);
say(`A tenth slower: ${planted.named} named, ${planted.missed} missed, ${planted.open} without a verdict.`);
const most = Math.ceil(rounds / 20);
const isProven = itself.wrong <= most && planted.missed + planted.open <= most;
process.exitCode = signal.aborted ? exitCodes.interrupted : Number(!isProven);

function slowed(module: string): Promise<string> {
  const name = `${module}-${values.slowdown}`;
  const change = (project: string) => plantSlowdown({ project, module, share });
  return buildOfCommit({ root, commit, say, signal, variant: { name, change } });
}

async function once(head: string, module: string | undefined): Promise<void> {
  const folder = path.join(values.report, `${proof.results.length}`);
  const main = path.join(root, "loadtests/runner/main.ts");
  const args = [main, "compare", "--base", base, "--head", head, "--report", folder];
  const startedAt = Date.now();
  const { code, lines } = await runProgram(process.execPath, args, { cwd: root, env: process.env, signal });
  signal.throwIfAborted();
  if (![0, 1, 4].includes(code)) throw new Error(lines.slice(-5).join("\n"));
  const result = { ...verdictIn(folder), exitCode: code, seconds: (Date.now() - startedAt) / 1000 };
  proof = {
    ...proof,
    results: [...proof.results, module === undefined ? result : { ...result, planted: module }],
  };
  keepProof(file, proof);
  say(
    `${proof.results.length}. ${module === undefined ? "itself" : `${module} slowed`}, ${result.seconds.toFixed(0)} s: ${result.sentence}`,
  );
}

function verdictIn(folder: string): Pick<ProofResult, "sentence" | "worse"> {
  const schema = z.object({
    sentence: z.string(),
    metrics: z.array(z.object({ service: z.string(), metric: z.string(), outcome: z.string() })),
  });
  const { sentence, metrics } = schema.parse(
    JSON.parse(readFileSync(path.join(folder, "verdict.json"), "utf8")),
  );
  const worse = metrics.filter(({ outcome }) => outcome === "worse").map(({ service }) => service);
  return { sentence, worse: [...new Set(worse)] };
}
