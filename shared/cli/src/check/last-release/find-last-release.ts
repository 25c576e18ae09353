import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { MadangError } from "@madang/errors";
import type { ReleaseStatement } from "@madang/releases";
import { cliErrors } from "../../errors.ts";
import type { AdminClient } from "../../portal/admin-client.ts";
import { openAdmin } from "../../portal/open-admin.ts";
import { readJsonFile } from "../../project/read-json-file.ts";
import { statementOf } from "../../release/earlier-release.ts";
import type { CheckContext } from "../check-context.ts";
import { moduleContractSchema, type ModuleContract } from "../contract/module-contract.ts";
import { contractAtCommit } from "./contract-at-commit.ts";
import { commitOf } from "./git.ts";
import type { LastRelease } from "./last-release.ts";

type Question = Omit<CheckContext, "contract" | "lastRelease" | "visits">;

/** `--against`, else what the portal gives to every visitor, else its newest release. */
export async function findLastRelease(question: Question): Promise<LastRelease> {
  const { against } = question.options;
  if (against !== undefined) return fromWord(question, against);
  try {
    return await fromPortal(
      question,
      openAdmin({ ...question, options: { portal: question.options.portal } }),
    );
  } catch (error) {
    const isNamed =
      question.options.portal !== undefined || (question.environment["MADANG_ADMIN_URL"] ?? "") !== "";
    if (isNamed || !(error instanceof MadangError)) throw error;
    return {
      kind: "none",
      reason: `Not compared with a release, because no portal was asked: ${error.message} Or compare with a commit: --against HEAD~1.`,
    };
  }
}

/** A contract.json, or a commit. Throws CLI_AGAINST. */
async function fromWord(question: Question, word: string): Promise<LastRelease> {
  const file = resolve(question.folder, word);
  if (existsSync(file))
    return { kind: "release", name: word, contract: parse(readJsonFile(file), word), commit: undefined };
  const commit = await commitOf(question.root, word, question.signal);
  if (commit === undefined)
    throw cliErrors.create("AGAINST", { value: word, reason: "it is neither a file nor a commit" });
  return {
    kind: "release",
    name: `commit ${commit.slice(0, 12)}`,
    contract: await contractAtCommit(question, commit),
    commit,
  };
}

async function fromPortal(
  { module, root, signal, ...rest }: Question,
  admin: AdminClient,
): Promise<LastRelease> {
  const releases = await admin.releases(module.id);
  const stable = await stableBuild(admin, module.id);
  const last =
    releases.find(({ build }) => build === stable) ??
    releases.toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1))[0];
  if (last === undefined)
    return { kind: "none", reason: `This is the first release of ${module.id}: ${admin.url} has none yet.` };
  const statement = statementOf(await admin.envelope(module.id, last.build));
  const name = `release ${last.version} (${last.build})`;
  const commit = statement?.source?.commit;
  const contract = await sentContract(admin, statement);
  if (contract !== undefined) return { kind: "release", name, contract, commit };
  // A release that was sent without its contract: made again from its source.
  if (commit === undefined || (await commitOf(root, commit, signal)) === undefined)
    return {
      kind: "none",
      reason: `Not compared: ${name} was sent without its contract, and its source is not in this clone. Compare with a commit: --against <commit>.`,
    };
  const question = { module, root, signal, ...rest };
  return { kind: "release", name, contract: await contractAtCommit(question, commit), commit };
}

async function stableBuild(admin: AdminClient, module: string): Promise<string | undefined> {
  const { modules } = await admin.status(module);
  const channels = modules.find((one) => one.module === module)?.channels ?? [];
  return channels.find(({ channel }) => channel === "stable")?.build;
}

async function sentContract(
  admin: AdminClient,
  statement: ReleaseStatement | undefined,
): Promise<ModuleContract | undefined> {
  const blob = statement?.contract;
  if (blob === undefined) return undefined;
  const text = await admin.read({ blob: blob.digest }, blob.bytes, textOf);
  return text === undefined ? undefined : parse(JSON.parse(text), `the contract ${blob.digest}`);
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(body).text();
}

function parse(value: unknown, source: string): ModuleContract {
  const read = moduleContractSchema.safeParse(value);
  if (read.success) return read.data;
  throw cliErrors.create("AGAINST", { value: source, reason: "it holds no contract of a module" });
}
