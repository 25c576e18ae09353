import { randomBytes } from "node:crypto";
import { assertWritable } from "../report/write-report.ts";
import { exitCodes, type ExitCode } from "../requirements.ts";
import { planFaults } from "../faults/plan-faults.ts";
import { findChromium } from "./browser/find-chromium.ts";
import { commands, type CommandContext } from "./commands.ts";
import { helpText } from "./help.ts";
import { handOver } from "./hand-over.ts";
import { findK6 } from "./k6/find-k6.ts";
import { readOptions, type Options } from "./options.ts";
import { startOwnPortal } from "./portal/own-portal.ts";
import { useRunningPortal } from "./portal/running-portal.ts";
import type { TargetPortal } from "./portal/target-portal.ts";
import { assertMixesKnown, profileNames, readProfile, scaled } from "./profile.ts";
import { runLoadTest } from "./run-load-test.ts";
import { chosenModules, readSuite } from "./suite/read-suite.ts";

/** `npm run loadtest -- <profile> [options]`: one load test, from its options to its exit code. */
export async function runProfile(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const profiles = profileNames();
  const options = readOptions(args, { profiles, commands: Object.keys(commands) });
  if (!options.help) return test(options, args, context);
  context.say(helpText({ profiles: profiles.map((name) => [name, readProfile(name).purpose]), commands }));
  return exitCodes.passed;
}

async function test(
  options: Options,
  args: readonly string[],
  { root, say, signal }: CommandContext,
): Promise<ExitCode> {
  const named = readProfile(options.profile);
  const profile = scaled(named, options);
  const suite = await readSuite(root);
  assertMixesKnown(options.profile, named, suite);
  const chosen = chosenModules(suite, options.only);
  const faults = planFaults(options.faults, {
    modules: suite.map(({ id }) => id),
    seconds: profile.seconds,
    own: options.url === undefined,
  });
  assertWritable(options.report);
  const chromium = options.browser ? findChromium(process.env) : undefined;
  const k6 = await findK6({ environment: process.env, say, signal });
  const portal = await portalFor(options, { root, say, signal });
  try {
    const { processes, scale, profile: profileName } = options;
    const record = await runLoadTest({
      id: options.run ?? runId(profileName),
      arguments: args,
      root,
      k6,
      processes,
      part: options.part,
      portal,
      profileName,
      scale,
      profile,
      suite,
      chosen,
      faults,
      chromium,
      keepGoing: options.keepGoing,
      say,
      signal,
    });
    return handOver(record, options.report, say);
  } finally {
    await portal.stop();
  }
}

/** Sorts by time. */
function runId(profile: string): string {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return `${profile}-${time}-${randomBytes(2).toString("hex")}`;
}

function portalFor({ url }: Options, { root, say, signal }: CommandContext): Promise<TargetPortal> {
  if (url !== undefined) return useRunningPortal({ url, environment: process.env, signal });
  say("Starting a portal for this run …");
  return startOwnPortal({ root, signal, say });
}
