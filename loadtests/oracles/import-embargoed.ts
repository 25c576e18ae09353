import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pdfWith } from "@madang/load-kit/pdf";
import { Client } from "pg";
import { loadtestErrors } from "../runner/errors.ts";
import { moduleCommand } from "../runner/portal/module-command.ts";
import type { PortalDatabase } from "../runner/portal/target-portal.ts";
import { feedOf, type EmbargoedItem, type EmbargoedModule } from "./embargo-plan.ts";

export interface ImportedItem extends EmbargoedItem {
  /** The module's own numbers of it, by the placeholder that they fill in. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Imports the items by the module's own command. Throws LOADTEST_EMBARGO_NOT_IMPORTED. */
export async function importEmbargoed<Item extends EmbargoedItem>(options: {
  items: readonly Item[];
  database: PortalDatabase;
  folder: string;
  signal: AbortSignal;
}): Promise<(Item & ImportedItem)[]> {
  const modules = [...new Set(options.items.map(({ module }) => module))];
  const imported: (Item & ImportedItem)[] = [];
  for (const module of modules) {
    const items = options.items.filter((item) => item.module === module);
    imported.push(...(await importInto({ ...options, module, items })));
  }
  return imported;
}

async function importInto<Item extends EmbargoedItem>(options: {
  module: EmbargoedModule;
  items: readonly Item[];
  database: PortalDatabase;
  folder: string;
  signal: AbortSignal;
}): Promise<(Item & ImportedItem)[]> {
  const { module, items, database, folder, signal } = options;
  const file = path.join(folder, `embargo-${module.id}.xml`);
  writeFileSync(file, feedOf(items, module.template), { mode: 0o600 });
  attach(items, folder);
  const { code, lines } = await moduleCommand({
    folder: module.folder,
    args: ["import", file],
    database,
    signal,
  });
  const imported = code === 0 ? await factsOf(module, items, database) : [];
  if (imported.length === items.length) return imported;
  const reason = lines.slice(-3).join(" / ");
  throw loadtestErrors.create("EMBARGO_NOT_IMPORTED", {
    module: module.id,
    reason,
    template: module.template,
  });
}

async function factsOf<Item extends EmbargoedItem>(
  module: EmbargoedModule,
  items: readonly Item[],
  database: PortalDatabase,
): Promise<(Item & ImportedItem)[]> {
  const client = new Client({ connectionString: database.url, options: `-c search_path=${module.id}` });
  await client.connect();
  try {
    const found: (Item & ImportedItem)[] = [];
    for (const item of items) {
      const { rows } = await client.query<Record<string, unknown>>(module.factsQuery, [item.guid]);
      const [row] = rows;
      if (row !== undefined) found.push({ ...item, facts: textsOf(row) });
    }
    return found;
  } finally {
    await client.end();
  }
}

function textsOf(row: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}

/** Each item's file, for templates whose items have an attachment files/{guid}.pdf. */
export function attach(items: readonly EmbargoedItem[], folder: string): void {
  const files = path.join(folder, "files");
  mkdirSync(files, { recursive: true });
  for (const { guid, marker } of items)
    writeFileSync(path.join(files, `${guid}.pdf`), pdfWith(marker, guid).content, { mode: 0o600 });
}
