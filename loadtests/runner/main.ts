import path from "node:path";
import { MadangError } from "@madang/errors";
import { exitCodes, type ExitCode } from "../requirements.ts";
import { helpText } from "./help.ts";
import { findK6 } from "./k6/find-k6.ts";
import { readOptions, type Options } from "./options.ts";
import { startOwnPortal } from "./portal/own-portal.ts";
import { useRunningPortal } from "./portal/running-portal.ts";
import type { TargetPortal } from "./portal/target-portal.ts";
import { profileNames, readProfile, scaled } from "./profile.ts";
import { assertWritable, sayVerdict, writeSummary } from "./report-summary.ts";
import { runLoadTest } from "./run-load-test.ts";
import { stopSignal } from "./stop-signal.ts";
import { chosenModules, readSuite } from "./suite/read-suite.ts";
import { verdictOf } from "./verdict.ts";

const root = path.resolve(import.meta.dirname, "../..");
const say = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await command(stopSignal());

async function command(signal: AbortSignal): Promise<ExitCode> {
  try {
    const profiles = profileNames();
    const options = readOptions(process.argv.slice(2), profiles);
    if (!options.help) return await test(options, signal);
    say(helpText(profiles.map((name) => [name, readProfile(name).purpose] as const)));
    return exitCodes.passed;
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    const text = error instanceof MadangError ? error.message : ((error as Error).stack ?? String(error));
    process.stderr.write(`${text}\n`);
    return exitCodes.notRun;
  }
}

async function test(options: Options, signal: AbortSignal): Promise<ExitCode> {
  const profile = scaled(readProfile(options.profile), options);
  const suite = await readSuite(root);
  const chosen = chosenModules(suite, options.only);
  assertWritable(options.report);
  const k6 = await findK6({ environment: process.env, say, signal });
  const portal = await portalFor(options, signal);
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

function portalFor({ url }: Options, signal: AbortSignal): Promise<TargetPortal> {
  if (url !== undefined) return useRunningPortal({ url, environment: process.env, signal });
  say("Starting a portal for this run …");
  return startOwnPortal({ root, signal, say });
}
