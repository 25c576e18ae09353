import { cpus, release, totalmem } from "node:os";
import type { ExitCode } from "../requirements.ts";
import { exitCodes } from "../requirements.ts";
import type { Command, CommandContext } from "../runner/commands.ts";
import { findK6 } from "../runner/k6/find-k6.ts";
import { assertWritable } from "../report/write-report.ts";
import { chosenModules, readSuite, type LoadedModule } from "../runner/suite/read-suite.ts";
import { comparedSource, nameOf } from "./build/compared-source.ts";
import { compare } from "./compare.ts";
import { compareHelp } from "./help.ts";
import { comparisonFormat, type Comparison } from "./measure/comparison-record.ts";
import type { ComparedSide } from "./measure/measured-sides.ts";
import { readCompareOptions, type CompareOptions } from "./options.ts";
import { openSide } from "./portal/open-side.ts";
import { earlierRounds, keepComparison, writeVerdict } from "./report/files.ts";
import { sayComparison } from "./report/terminal.ts";
import { sides, type Side } from "./sides.ts";
import { comparisonVerdict } from "./verdict.ts";

/** `npm run loadtest -- compare`. */
export const run: Command = async (args, context) => {
  const options = readCompareOptions(args);
  if (!options.help) return compareBuilds(options, context);
  context.say(compareHelp());
  return exitCodes.passed;
};

type Sides = Readonly<Record<Side, ComparedSide>>;

async function compareBuilds(options: CompareOptions, context: CommandContext): Promise<ExitCode> {
  const { root, say, signal } = context;
  const sources = {
    base: await comparedSource("--base", options.base, root),
    head: await comparedSource("--head", options.head, root),
  };
  const suite = await readSuite(root);
  const chosen = chosenModules(suite, options.only);
  assertWritable(options.report);
  const { file: k6 } = await findK6({ environment: process.env, say, signal });
  const opened: Partial<Record<Side, ComparedSide>> = {};
  try {
    for (const side of sides) {
      say(`${side}: ${nameOf(sources[side])}`);
      opened[side] = await openSide({
        source: sources[side],
        root,
        modules: suite.map(({ id }) => id),
        say,
        signal,
      });
    }
    const modules = suite.filter(({ id }) => chosen.includes(id));
    return await measure({ options, context, k6, modules, opened: opened as Sides });
  } finally {
    await Promise.all(Object.values(opened).map((side) => side.close()));
  }
}

async function measure(options: {
  options: CompareOptions;
  context: CommandContext;
  k6: string;
  modules: readonly LoadedModule[];
  opened: Sides;
}): Promise<ExitCode> {
  const { context, k6, modules, opened } = options;
  const { report, rounds, resume } = options.options;
  const { say } = context;
  const fresh = newComparison(opened);
  const known = resume && report !== undefined ? earlierRounds(report, fresh) : fresh;
  if (opened.base.build !== undefined && opened.base.build === opened.head.build)
    say("Both sides run the same programs, byte for byte.");
  const comparison = await compare({
    ...context,
    k6,
    modules,
    sides: opened,
    known,
    mostRounds: rounds,
    keep: (each) => keepComparison(report, each),
  });
  const verdict = comparisonVerdict(comparison.pairs);
  writeVerdict(report, comparison, verdict);
  sayComparison(verdict, say);
  return verdict.exitCode;
}

function newComparison({ base, head }: Sides): Comparison {
  const [first] = cpus();
  const told = ({ name, build }: ComparedSide) => (build === undefined ? { name } : { name, build });
  return {
    format: comparisonFormat,
    startedAt: new Date().toISOString(),
    machine: {
      cpu: first?.model.trim() ?? "unknown",
      cores: Math.max(1, cpus().length),
      memory: totalmem(),
      system: `${process.platform} ${release()}`,
    },
    sides: { base: told(base), head: told(head) },
    work: {},
    pairs: [],
  };
}
