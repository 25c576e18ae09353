import path from "node:path";
import { MadangError } from "@madang/errors";
import { exitCodes, type ExitCode } from "../requirements.ts";
import { assertWritable } from "../report/write-report.ts";
import type { Command, CommandContext } from "../runner/commands.ts";
import { loadtestErrors } from "../runner/errors.ts";
import { findK6 } from "../runner/k6/find-k6.ts";
import { thisMachine } from "../runner/machine.ts";
import { suggest } from "../runner/suggest.ts";
import { startOwnPortal } from "../runner/portal/own-portal.ts";
import { readProfile, scaled } from "../runner/profile.ts";
import { revisionOf } from "../runner/revision.ts";
import { readSuite } from "../runner/suite/read-suite.ts";
import { capacityFormat, type Capacity } from "./capacity-record.ts";
import { earlierSearches, keepCapacity } from "./keep-capacity.ts";
import { capacityHelp, readCapacityOptions, type CapacityOptions } from "./options.ts";
import { searchCapacity } from "./search-capacity.ts";

/** `npm run loadtest -- capacity`. */
export const run: Command = async (args, context) => {
  const options = readCapacityOptions(args);
  if (!options.help) return unlessBroken(() => findCapacity(options, context), context);
  context.say(capacityHelp());
  return exitCodes.passed;
};

/** A broken promise is no reason why the search did not take place. */
async function unlessBroken(work: () => Promise<ExitCode>, { say }: CommandContext): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MadangError) || error.code !== "LOADTEST_PROMISE_BROKEN") throw error;
    say(error.message);
    return exitCodes.violated;
  }
}

async function findCapacity(options: CapacityOptions, context: CommandContext): Promise<ExitCode> {
  const { root, say, signal } = context;
  const { seconds, first, most } = options;
  const suite = await readSuite(root);
  const names = chosenNames(
    suite.map(({ id }) => id),
    options.only,
  );
  const report = path.resolve(root, options.report);
  assertWritable(report);
  const empty = await emptyCapacity(root, seconds);
  const known = options.resume ? earlierSearches(report, empty) : [];
  const k6 = await findK6({ environment: process.env, say, signal });
  const profile = scaled(readProfile("breakpoint"), { scale: 1, seconds });
  const searches = [...known];
  for (const name of names.filter((each) => known.every((search) => search.name !== each))) {
    say(`${name}: a portal of its own, then rates from ${first} visitors a minute on, ${seconds} s each.`);
    const portal = await startOwnPortal({ root, signal, say });
    try {
      const plan = { first, most };
      searches.push(await searchCapacity({ ...context, name, plan, profile, seconds, suite, k6, portal }));
    } finally {
      await portal.stop();
    }
    keepCapacity(report, { ...empty, measuredAt: new Date().toISOString(), searches });
  }
  say(`Capacity: ${path.join(report, "capacity.md")}`);
  return exitCodes.passed;
}

async function emptyCapacity(root: string, seconds: number): Promise<Capacity> {
  const revision = await revisionOf(root);
  return {
    format: capacityFormat,
    measuredAt: new Date().toISOString(),
    ...(revision === undefined ? {} : { revision }),
    machine: thisMachine(),
    seconds,
    searches: [],
  };
}

function chosenNames(modules: readonly string[], only: string | undefined): string[] {
  const names = [...modules, "mix"];
  if (only === undefined) return names;
  if (names.includes(only)) return [only];
  const suggestion = suggest(only, names);
  throw loadtestErrors.create("MODULE_UNKNOWN", { given: only, suggestion, valid: names.join(", ") });
}
