import { exitCodes, type ExitCode } from "../requirements.ts";
import { commands, type CommandContext } from "./commands.ts";
import { helpText } from "./help.ts";
import { findK6 } from "./k6/find-k6.ts";
import { readOptions, type Options } from "./options.ts";
import { startOwnPortal } from "./portal/own-portal.ts";
import { useRunningPortal } from "./portal/running-portal.ts";
import type { TargetPortal } from "./portal/target-portal.ts";
import { assertMixesKnown, profileNames, readProfile, scaled } from "./profile.ts";
import { assertWritable, sayVerdict, writeSummary } from "./report-summary.ts";
import { runLoadTest } from "./run-load-test.ts";
import { chosenModules, readSuite } from "./suite/read-suite.ts";
import { verdictOf } from "./verdict.ts";

/** `npm run loadtest -- <profile> [options]`: one load test, from its options to its exit code. */
export async function runProfile(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const profiles = profileNames();
  const options = readOptions(args, { profiles, commands: Object.keys(commands) });
  if (!options.help) return test(options, context);
  context.say(helpText({ profiles: profiles.map((name) => [name, readProfile(name).purpose]), commands }));
  return exitCodes.passed;
}

async function test(options: Options, { root, say, signal }: CommandContext): Promise<ExitCode> {
  const named = readProfile(options.profile);
  const profile = scaled(named, options);
  const suite = await readSuite(root);
  assertMixesKnown(options.profile, named, suite);
  const chosen = chosenModules(suite, options.only);
  assertWritable(options.report);
  const k6 = await findK6({ environment: process.env, say, signal });
  const portal = await portalFor(options, { root, say, signal });
  try {
    const startedAt = new Date();
    const findings = await runLoadTest({ root, k6: k6.file, portal, profile, suite, chosen, say, signal });
    const verdict = verdictOf(findings);
    writeSummary({
      report: options.report,
      profile: options.profile,
      k6: k6.version,
      startedAt,
      findings,
      verdict,
      say,
    });
    sayVerdict(verdict, findings, say);
    return verdict.exitCode;
  } finally {
    await portal.stop();
  }
}

function portalFor({ url }: Options, { root, say, signal }: CommandContext): Promise<TargetPortal> {
  if (url !== undefined) return useRunningPortal({ url, environment: process.env, signal });
  say("Starting a portal for this run …");
  return startOwnPortal({ root, signal, say });
}
