import { embargoedModule, planEmbargoes } from "../oracles/embargo-plan.ts";
import { importEmbargoed, type ImportedItem } from "../oracles/import-embargoed.ts";
import { chosenOf, type RunningTest } from "./running-test.ts";

/** Imports items that nobody may see yet, in every chosen module that declares how (load/embargo.json). */
export async function hideItems(test: RunningTest, prefix: string): Promise<ImportedItem[]> {
  const { portal, profile, folder, signal, say } = test;
  const { database } = portal;
  if (database === undefined) return [];
  const modules = chosenOf(test)
    .map(({ id, folder }) => embargoedModule(id, folder))
    .filter((module) => module !== undefined);
  if (modules.length === 0) return [];
  // The import and k6 take some seconds to begin.
  const from = Date.now() + 3000 * modules.length;
  const items = planEmbargoes({ modules, prefix, from, seconds: profile.seconds });
  const imported = await importEmbargoed({ items, database, folder, signal });
  say(`  ✓ ${imported.length} items under embargo imported`);
  return imported;
}
