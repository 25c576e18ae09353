import path from "node:path";
import { checkPlainly, describeProblems } from "@madang/manifest";
import { trustPolicySchema, type TrustPolicy } from "@madang/releases";
import { defineCommand, type CommandResult } from "../core/command.ts";
import { cliErrors } from "../errors.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { portalOptions } from "../portal/portal-options.ts";
import { readJsonFile } from "../project/read-json-file.ts";
import { policyChanges } from "./policy-changes.ts";

export const trustSetCommand = defineCommand({
  name: "trust set",
  group: "Keys and trust",
  summary: "replace the trust policy (operator)",
  description:
    "The policy is whole: a team that does not stand in the file is removed. What becomes different is said; --dry-run says it and changes nothing.",
  positionals: [{ name: "file", description: "a policy as trust show --json writes it", required: true }],
  options: {
    ...portalOptions,
    "dry-run": { type: "flag", description: "say what would change, change nothing" },
  },
  examples: [
    { line: "npx madang trust set trust.json --dry-run", does: "Says what would become different." },
    { line: "npx madang trust set trust.json", does: "Every gateway follows as it follows a release." },
  ],
  async run(call): Promise<CommandResult> {
    const [file = ""] = call.positionals;
    const dryRun = call.options["dry-run"];
    const policy = readPolicy(path.resolve(call.folder, file));
    const admin = openAdmin(call);
    const changes = policyChanges(await admin.trust(), policy);
    if (!dryRun && changes.length > 0) await admin.setTrust(policy);
    return {
      data: { changed: !dryRun && changes.length > 0, changes },
      text: () =>
        changes.length === 0 ? "Nothing becomes different." : [...changes, done(dryRun)].join("\n"),
    };
  },
});

function done(dryRun: boolean): string {
  return dryRun ? "Nothing was changed (--dry-run)." : "Done; every gateway follows within seconds.";
}

/** Also the whole document of `trust show --json`, whose result is the policy. Throws CLI_FILE and CLI_POLICY. */
function readPolicy(file: string): TrustPolicy {
  const read = readJsonFile(file);
  const isAnswer = typeof read === "object" && read !== null && "command" in read && "result" in read;
  const checked = checkPlainly(trustPolicySchema, isAnswer ? read.result : read);
  if (checked.success) return checked.data;
  const problems = describeProblems(checked.error, trustPolicySchema);
  throw cliErrors.create("POLICY", { file, problems });
}
