import { writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { loadtestErrors } from "../runner/errors.ts";
import { moduleCommand } from "../runner/portal/module-command.ts";
import type { PortalDatabase } from "../runner/portal/target-portal.ts";
import { feedOf, type EmbargoedItem, type EmbargoedModule } from "./embargo-plan.ts";

export interface ImportedItem extends EmbargoedItem {
  /** The module's own number of it. */
  readonly id: string;
}

/** Imports the items by the module's own command. Throws LOADTEST_EMBARGO_NOT_IMPORTED. */
export async function importEmbargoed(options: {
  items: readonly EmbargoedItem[];
  database: PortalDatabase;
  folder: string;
  signal: AbortSignal;
}): Promise<ImportedItem[]> {
  const modules = [...new Set(options.items.map(({ module }) => module))];
  const imported: ImportedItem[] = [];
  for (const module of modules) {
    const items = options.items.filter((item) => item.module === module);
    imported.push(...(await importInto({ ...options, module, items })));
  }
  return imported;
}

async function importInto(options: {
  module: EmbargoedModule;
  items: readonly EmbargoedItem[];
  database: PortalDatabase;
  folder: string;
  signal: AbortSignal;
}): Promise<ImportedItem[]> {
  const { module, items, database, folder, signal } = options;
  const file = path.join(folder, `embargo-${module.id}.xml`);
  writeFileSync(file, feedOf(items, module.template), { mode: 0o600 });
  const { code, lines } = await moduleCommand({
    folder: module.folder,
    args: ["import", file],
    database,
    signal,
  });
  const ids = code === 0 ? await idsOf(module, items, database) : [];
  if (ids.length === items.length) return ids;
  const reason = lines.slice(-3).join(" / ");
  throw loadtestErrors.create("EMBARGO_NOT_IMPORTED", {
    module: module.id,
    reason,
    template: module.template,
  });
}

async function idsOf(
  module: EmbargoedModule,
  items: readonly EmbargoedItem[],
  database: PortalDatabase,
): Promise<ImportedItem[]> {
  const client = new Client({ connectionString: database.url, options: `-c search_path=${module.id}` });
  await client.connect();
  try {
    const found: ImportedItem[] = [];
    for (const item of items) {
      const { rows } = await client.query<{ id: string | number }>(module.idQuery, [item.guid]);
      const [row] = rows;
      if (row !== undefined) found.push({ ...item, id: String(row.id) });
    }
    return found;
  } finally {
    await client.end();
  }
}
