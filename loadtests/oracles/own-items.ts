import { embargoedModule, planEmbargoes } from "./embargo-plan.ts";
import { importEmbargoed, type ImportedItem } from "./import-embargoed.ts";
import { planReplaced } from "./replaced-plan.ts";
import type { PortalDatabase } from "../runner/portal/target-portal.ts";
import type { WatchedItem } from "./watch-replaced.ts";

/** What the load test has published itself, in every module that declares how (load/embargo.json). */
export interface OwnItems {
  readonly embargoed: readonly ImportedItem[];
  readonly replaced: readonly WatchedItem[];
}

/** Imports items that nobody may see yet, and items that are replaced later, each module's with one command. */
export async function publishOwnItems(options: {
  modules: readonly { readonly id: string; readonly folder: string }[];
  prefix: string;
  /** Seconds of the load. */
  seconds: number;
  database: PortalDatabase;
  folder: string;
  signal: AbortSignal;
}): Promise<OwnItems> {
  const { prefix, seconds, database, folder, signal } = options;
  const modules = options.modules
    .map((module) => embargoedModule(module.id, module.folder))
    .filter((module) => module !== undefined);
  if (modules.length === 0) return { embargoed: [], replaced: [] };
  const now = Date.now();
  // The import and k6 take some seconds to begin.
  const from = now + 3000 * modules.length;
  const embargoed = planEmbargoes({ modules, prefix, from, seconds });
  const replaced = planReplaced({ modules, prefix, now });
  const imported = await importEmbargoed({ items: [...embargoed, ...replaced], database, folder, signal });
  const fates = new Map(replaced.map(({ owner, fate }) => [owner, fate]));
  return {
    embargoed: imported.filter(({ owner }) => !fates.has(owner)),
    replaced: imported.flatMap((item) => {
      const fate = fates.get(item.owner);
      return fate === undefined ? [] : [{ ...item, fate }];
    }),
  };
}
