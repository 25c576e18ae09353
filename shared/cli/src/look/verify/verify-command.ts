import { existsSync } from "node:fs";
import path from "node:path";
import { defineCommand, type CommandResult } from "../../core/command.ts";
import { exitCodes } from "../../core/exit-codes.ts";
import { counted, plainText } from "../../core/plain-text.ts";
import type { Style } from "../../core/style.ts";
import { cliErrors } from "../../errors.ts";
import type { AdminClient } from "../../portal/admin-client.ts";
import { openAdmin } from "../../portal/open-admin.ts";
import { portalOptions } from "../../portal/portal-options.ts";
import { checkModuleId } from "../../project/module-folder.ts";
import { readJsonFile } from "../../project/read-json-file.ts";
import { examine, type Findings } from "./verify-release.ts";

export const verifyCommand = defineCommand({
  name: "verify",
  group: "Look",
  summary: "whether a release is, to the last byte, what its team signed",
  description:
    "Checks the signature against the trust policy, and reads every file that the record describes from the store, and the compressed ones beside them. Without a build: all that is live.",
  positionals: [
    { name: "id|file", description: "the module, or a file with a signed record", required: true },
    { name: "build", description: "this build of the module", required: false },
  ],
  options: portalOptions,
  examples: [
    { line: "npx madang verify news", does: "Every build of the module that visitors may meet." },
    { line: "npx madang verify news 4f1c09ab", does: "One build, live or not." },
    { line: "npx madang verify record.json", does: "A record that lies in a file." },
  ],
  exitCodes: { 1: "something differs; every difference is listed" },
  async run(call): Promise<CommandResult> {
    const [subject = "", build] = call.positionals;
    const admin = openAdmin(call);
    const records = isFile(subject)
      ? [recordIn(path.resolve(call.folder, subject), subject)]
      : await recordsOf(admin, checkModuleId(subject), build);
    const trust = await admin.trust();
    const findings: Findings[] = [];
    for (const record of records)
      findings.push(await examine({ admin, trust, reporter: call.reporter, ...record }));
    const good = findings.every(({ problems }) => problems.length === 0);
    return {
      exit: good ? exitCodes.done : exitCodes.notSo,
      data: findings,
      text: ({ style }) => findings.map((found) => describe(found, style)).join("\n"),
    };
  },
});

interface FoundRecord {
  readonly subject: string;
  readonly envelope: unknown;
  readonly digest?: string | undefined;
}

function isFile(word: string): boolean {
  return word.includes("/") || word.endsWith(".json");
}

function recordIn(file: string, subject: string): FoundRecord {
  if (!existsSync(file)) throw cliErrors.create("FILE", { file, reason: "it is not there" });
  const read = readJsonFile(file);
  const wrapped = typeof read === "object" && read !== null && "envelope" in read;
  return { subject, envelope: wrapped ? read.envelope : read };
}

async function recordsOf(
  admin: AdminClient,
  module: string,
  build: string | undefined,
): Promise<FoundRecord[]> {
  const releases = await admin.releases(module);
  const builds = build === undefined ? await liveBuilds(admin, module) : [build];
  return Promise.all(
    builds.map(async (name) => ({
      subject: `${module} ${name}`,
      envelope: await admin.envelope(module, name),
      digest: releases.find((release) => release.build === name)?.digest,
    })),
  );
}

async function liveBuilds(admin: AdminClient, module: string): Promise<string[]> {
  const { modules } = await admin.status(module);
  const channels = modules.find((one) => one.module === module)?.channels ?? [];
  if (channels.length === 0)
    throw cliErrors.create("BUILD_UNNAMED", { module, state: "nothing live", command: "verify" });
  return [...new Set(channels.map(({ build }) => build))];
}

function describe({ subject, signedBy, files, bytes, problems }: Findings, style: Style): string {
  if (problems.length > 0)
    return problems.map((problem) => style.bad(`✗ ${plainText(subject)}: ${plainText(problem)}`)).join("\n");
  const size = `${Math.ceil(bytes / 1024).toLocaleString("en")} KiB`;
  return style.good(
    `✓ ${plainText(subject)}: signed with ${signedBy}; ${counted(files, "file")}, ${size}, as signed`,
  );
}
