import { writeFileSync } from "node:fs";
import path from "node:path";
import { moduleCommand } from "../runner/portal/module-command.ts";
import type { PortalDatabase } from "../runner/portal/target-portal.ts";
import { feedOf } from "./embargo-plan.ts";
import { attach } from "./import-embargoed.ts";
import type { ReplacedItem } from "./replaced-plan.ts";

/** Publishes the module's items anew, with other words or withdrawn, by the command that operators use. False where it failed. */
export async function replaceItems(options: {
  /** Of one module. */
  items: readonly ReplacedItem[];
  database: PortalDatabase;
  folder: string;
  signal: AbortSignal;
}): Promise<boolean> {
  const { items, database, folder, signal } = options;
  const [first] = items;
  if (first === undefined) return true;
  const { id, folder: home, template } = first.module;
  const changed = items
    .filter(({ fate }) => fate === "changed")
    .map((item) => ({ ...item, marker: newWords(item) }));
  const withdrawn = items.filter(({ fate }) => fate === "withdrawn");
  const file = path.join(folder, `replaced-${id}.xml`);
  attach(changed, folder);
  writeFileSync(file, feedOf(changed, template, withdrawn), { mode: 0o600 });
  const { code } = await moduleCommand({ folder: home, args: ["import", file], database, signal });
  return code === 0;
}

/** No marker: whoever sees it sees what is right. */
function newWords({ owner }: ReplacedItem): string {
  return `nw${owner}`;
}
