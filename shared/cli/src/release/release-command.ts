import type { BuiltRelease } from "@madang/build/artifact";
import {
  signRelease,
  type Move,
  type MoveRequest,
  type ReleaseSummary,
  type SigningKey,
} from "@madang/releases";
import { carryOut, describeMove, exitCodeOfMove } from "../channels/follow-move.ts";
import { moveOptions } from "../channels/move-options.ts";
import { mover } from "../channels/mover.ts";
import type { CheckReport } from "../check/check-module.ts";
import { describeReport } from "../check/describe-report.ts";
import { findModule } from "../check/workspace-module.ts";
import { defineCommand, type CommandCall, type CommandResult } from "../core/command.ts";
import { plainText } from "../core/plain-text.ts";
import { exitCodes } from "../core/exit-codes.ts";
import { cliErrors } from "../errors.ts";
import type { AdminClient } from "../portal/admin-client.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { keyOptions } from "../portal/portal-options.ts";
import { earlierRelease } from "./earlier-release.ts";
import { prepareRelease } from "./prepare-release.ts";
import { sendFiles, type Sent } from "./send-files.ts";
import { readTeamKey } from "./team-key.ts";

const usualShare = 5;

const options = {
  ...moveOptions,
  ...keyOptions,
  channel: {
    type: "text",
    value: "NAME",
    choices: ["stable", "canary", "none"],
    description: "who gets it: every visitor, a share of them, or nobody yet",
  },
  weight: {
    type: "number",
    value: "PERCENT",
    min: 0,
    max: 100,
    description: `share of the visitors with --channel canary (${usualShare} by default)`,
  },
  "no-check": { type: "flag", description: "do not check first; the portal still refuses what breaks it" },
} as const;

export const releaseCommand = defineCommand({
  name: "release",
  group: "Release",
  summary: "build, check, sign and send a module, and give it to visitors",
  description:
    "Only what the portal does not have is sent, so a release that was interrupted is simply run again. No visitor meets a gap: the new build runs beside the old one until it is healthy.",
  positionals: [{ name: "id", description: "the module", required: true }],
  options,
  examples: [
    { line: "npx madang release news", does: "To every visitor." },
    { line: "npx madang release news --channel canary --weight 5", does: "To five visitors in a hundred." },
    {
      line: "npx madang release news --channel none",
      does: "Into the portal; madang preview shows it to the team.",
    },
  ],
  exitCodes: {
    1: "the check found something, or the portal refused, or the move failed or went back by itself",
  },
  async run(call): Promise<CommandResult> {
    const { channel = "stable", weight, portal, "no-wait": noWait, "no-check": noCheck } = call.options;
    if (weight !== undefined && channel !== "canary") throw weightAlone(channel);
    const module = findModule(call.root, call.positionals[0] ?? "");
    const admin = openAdmin(call);
    const key = await readTeamKey(call);
    await call.reporter.step(`the portal ${admin.url}`, () => admin.releases(module.id));
    const prepared = await prepareRelease(call, { module, portal, withCheck: !noCheck });
    if (!prepared.ready) return refusedByCheck(prepared.check);
    const { check, built } = prepared;
    const { release, sent } = await bringIn(call, { admin, built, key });
    const wanted = wantedMove({ build: release.build, channel, weight, by: mover(call.environment) });
    const move =
      wanted === undefined
        ? undefined
        : await carryOut({ admin, call }, { module: module.id, move: wanted, wait: !noWait });
    return {
      exit: move === undefined ? exitCodes.done : exitCodeOfMove(move),
      data: { release, sent, move: move ?? null, check: check ?? null },
      text: ({ style }) =>
        [...(check === undefined ? [] : [describeReport(check, style)]), describe(release, sent, move)].join(
          "\n\n",
        ),
    };
  },
});

function refusedByCheck(check: CheckReport): CommandResult {
  return {
    exit: exitCodes.notSo,
    data: { release: null, sent: null, move: null, check },
    text: ({ style }) => `${describeReport(check, style)}\n\nNothing was sent.`,
  };
}

function weightAlone(channel: string) {
  const without = `without --channel canary (it is ${channel})`;
  const remedy = "Write --channel canary --weight N, or leave it out.";
  return cliErrors.create("OPTIONS_TOGETHER", { option: "--weight", without, remedy });
}

async function bringIn(
  { reporter }: Pick<CommandCall, "reporter">,
  { admin, built, key }: { admin: AdminClient; built: BuiltRelease; key: SigningKey },
): Promise<{ release: ReleaseSummary; sent: Sent }> {
  const { build, version } = built.record;
  const earlier = await earlierRelease(admin, built.statement);
  const sent = await reporter.step("files sent", (step) => sendFiles(admin, built, step));
  if (earlier !== undefined) {
    reporter.say(`The portal has ${build} already, released ${earlier.createdAt} by ${earlier.by}.`);
    return { release: earlier, sent };
  }
  const envelope = signRelease(built.statement, key);
  const release = await reporter.step(`${version} (${build}) signed with ${key.id} and taken in`, () =>
    admin.addRelease(envelope),
  );
  if (release.warning !== undefined) reporter.warn(plainText(release.warning));
  return { release, sent };
}

function wantedMove(options: {
  build: string;
  channel: "stable" | "canary" | "none";
  weight: number | undefined;
  by: string;
}): MoveRequest | undefined {
  const { build, channel, weight = usualShare, by } = options;
  if (channel === "none") return undefined;
  return channel === "canary"
    ? { to: "canary", build, weight, by }
    : { to: "stable", build, guard: false, by };
}

function describe(release: ReleaseSummary, sent: Sent, move: Move | undefined): string {
  const { module, build, version } = release;
  const kilobytes = Math.ceil(sent.bytes / 1024).toLocaleString("en");
  const files = `${sent.files} files sent (${kilobytes} KiB), ${sent.already} were there.`;
  const end =
    move === undefined
      ? `No visitor gets it yet; madang preview ${module} <name> shows it.`
      : describeMove(move);
  return `${module} ${version} (${build}): ${files}\n${end}`;
}
