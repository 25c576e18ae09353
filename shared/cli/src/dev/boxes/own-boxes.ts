import { localizedPath, navigationDataSchema, type Language, type Manifest } from "@madang/manifest";
import { slotsOf } from "../frame/frame-pages.ts";
import { frameModule, slotsPath } from "../frame/frame-record.ts";
import { boxElements } from "./box-elements.ts";
import type { Insertion } from "./change-page.ts";
import type { KnownPlaces, OwnBox } from "./put-boxes.ts";

/** Asks the gateway of `madang dev` for every box of the module, composed as in a page. `query` is the page's own. */
export async function ownBoxes(options: {
  gateway: string;
  manifest: Manifest;
  language: Language;
  query: string;
  known: KnownPlaces;
}): Promise<Insertion> {
  const { manifest, known } = options;
  const pages = await Promise.all(slotsOf(manifest).map((slot) => slotPage({ ...options, slot })));
  const shown = pages.filter((page) => page !== undefined);
  const found = new Map(
    shown.flatMap(({ main }) =>
      boxElements(main).map(({ name, start, end }) => [name, main.slice(start, end)]),
    ),
  );
  const boxes = Object.entries(manifest.boxes).map(([box, { slot, order }]): OwnBox => {
    const name = `${manifest.id}/${box}`;
    return { name, slot, order, html: found.get(name) ?? "" };
  });
  const own = <T>(facts: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(facts).filter(([module]) => module !== frameModule));
  return {
    boxes,
    known,
    styles: shown.flatMap(({ styles }) => styles),
    runtime: {
      builds: Object.assign({}, ...shown.map(({ runtime }) => own(runtime.builds))),
      modules: Object.assign({}, ...shown.map(({ runtime }) => own(runtime.modules))),
    },
  };
}

async function slotPage(options: { gateway: string; language: Language; query: string; slot: string }) {
  const { gateway, language, query, slot } = options;
  const path = localizedPath(`${slotsPath}/${slot}`, language);
  const answer = await fetch(`${gateway}/_data${path}${query}`);
  const data = navigationDataSchema.safeParse(answer.ok ? await answer.json() : undefined);
  return data.success ? data.data : undefined;
}
