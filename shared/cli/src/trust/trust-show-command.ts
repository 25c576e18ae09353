import type { PublicKey, TrustPolicy } from "@madang/releases";
import { defineCommand, type CommandResult } from "../core/command.ts";
import { counted } from "../core/plain-text.ts";
import type { Style } from "../core/style.ts";
import { textTable, type Cell } from "../core/text-table.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { portalOptions } from "../portal/portal-options.ts";

export const trustShowCommand = defineCommand({
  name: "trust show",
  group: "Keys and trust",
  summary: "who may release what, and with which keys",
  positionals: [],
  options: portalOptions,
  examples: [
    { line: "npx madang trust show", does: "Teams, their keys and their modules." },
    { line: "npx madang trust show --json > trust.json", does: "A file that trust set takes." },
  ],
  async run(call): Promise<CommandResult> {
    const policy = await openAdmin(call).trust();
    return { data: policy, text: ({ style }) => describePolicy(policy, style, new Date()) };
  },
});

const fewModules = 5;

function describePolicy({ teams }: TrustPolicy, style: Style, now: Date): string {
  const rows = Object.entries(teams).flatMap(([team, { keys, modules, criticality, sources }]) => {
    const rights = [criticality ?? "reading", ...(sources ?? [])].join(", ");
    const [first, ...others] = keys.map((key) => [key.id, key.key, stateOf(key, now)]);
    return [
      [team, ...(first ?? ["no key", "", ""]), listed(modules), rights],
      ...others.map((key) => ["", ...key, "", ""]),
    ] as (string | Cell)[][];
  });
  const head = ["TEAM", "KEY", "PUBLIC HALF", "STATE", "MODULES", "MAY DECLARE AND NEED"];
  return rows.length === 0 ? "The portal trusts no team yet." : textTable(head, rows, style);
}

function listed(modules: readonly string[]): string {
  if (modules.length === 0) return "none";
  const rest = modules.length - fewModules;
  return `${modules.slice(0, fewModules).join(" ")}${rest > 0 ? ` and ${counted(rest, "more", "more")}` : ""}`;
}

function stateOf({ revoked, expires, notBefore }: PublicKey, now: Date): Cell {
  const passed = (at: string | undefined) => at !== undefined && Date.parse(at) <= now.getTime();
  if (revoked !== undefined) return { text: `revoked ${revoked.slice(0, 10)}`, as: "bad" };
  if (passed(expires)) return { text: `expired ${expires?.slice(0, 10)}`, as: "bad" };
  if (notBefore !== undefined && !passed(notBefore))
    return { text: `from ${notBefore.slice(0, 10)}`, as: "caution" };
  return { text: expires === undefined ? "valid" : `valid until ${expires.slice(0, 10)}`, as: "good" };
}
