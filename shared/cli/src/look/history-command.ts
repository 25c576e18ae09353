import type { AuditEntry } from "@madang/releases";
import { defineCommand, type CommandResult } from "../core/command.ts";
import { exactly } from "../core/moments.ts";
import type { Style } from "../core/style.ts";
import { textTable, type Cell } from "../core/text-table.ts";
import { openAdmin } from "../portal/open-admin.ts";
import { portalOptions } from "../portal/portal-options.ts";
import { checkModuleId } from "../project/module-folder.ts";

const usualEntries = 20;

export const historyCommand = defineCommand({
  name: "history",
  group: "Look",
  summary: "who did what with a module, refused attempts too",
  positionals: [
    { name: "id", description: "the module; the whole portal when left out (operator)", required: false },
  ],
  options: {
    ...portalOptions,
    limit: {
      type: "number",
      value: "COUNT",
      min: 1,
      max: 500,
      whole: true,
      description: `so many of the newest entries (${usualEntries} by default)`,
    },
  },
  examples: [{ line: "npx madang history news --limit 50", does: "The newest fifty entries." }],
  async run(call): Promise<CommandResult> {
    const [id] = call.positionals;
    const module = id === undefined ? undefined : checkModuleId(id);
    const entries = await openAdmin(call).history(module, call.options.limit ?? usualEntries);
    return { data: entries, text: ({ style }) => describe(module, entries, style) };
  },
});

function describe(module: string | undefined, entries: readonly AuditEntry[], style: Style): string {
  if (entries.length === 0) return `Nothing is written about ${module ?? "any module"}.`;
  const rows = entries.map((entry) => [
    exactly(entry.at),
    whoOf(entry),
    module === undefined && entry.module !== undefined ? `${entry.action} ${entry.module}` : entry.action,
    { text: entry.outcome, as: entry.outcome === "refused" ? "caution" : "good" } satisfies Cell,
    detailText(entry.detail),
  ]);
  return textTable(["WHEN (UTC)", "BY", "WHAT", "OUTCOME", "DETAIL"], rows, style);
}

/** The token, and the person where the command that held it has said who that is. */
function whoOf({ by, detail: { person } }: AuditEntry): string {
  return typeof person === "string" ? `${by} (${person})` : by;
}

/** Only --json needs them: they are in other columns, or help whoever follows one request. */
const elsewhere = new Set(["by", "person", "requestId", "request", "address", "move", "digest"]);

function detailText(detail: AuditEntry["detail"]): string {
  return Object.entries(detail)
    .filter(([name]) => !elsewhere.has(name))
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ")
    .slice(0, 300);
}
