import { apiOf, boxesOf, pagesOf, sortBoxes } from "../routes/build-table.ts";
import {
  currentOn,
  entriesOf,
  hasOtherEntries,
  navigationOf,
  shownEntries,
  sortEntries,
} from "../routes/navigation.ts";
import { PatternTable, type PathPatterns } from "../routes/path-patterns.ts";
import type {
  ApiEntry,
  BoxRoute,
  LiveModule,
  NavigationEntry,
  PageRoute,
  RouteTable,
  StableTable,
} from "../routes/route-table.ts";
import { assignmentOf } from "./assignments.ts";
import { LayeredMap } from "./layered-map.ts";

/**
 * The table as visitors see it who get other builds of some modules: everything that those builds declare stands in place of what the
 * stable ones do. It costs what those builds have, however large the table is.
 */
export function viewOver(base: StableTable, others: readonly LiveModule[]): RouteTable {
  const inPlace = new Map(others.map((module) => [module.id, module]));
  const isHidden = (route: { readonly module: LiveModule }): boolean => inPlace.has(route.module.id);
  const entries = entriesWith(base, others);
  return {
    modules: new LayeredMap(base.modules, inPlace),
    pages: pagesWith(base, { others, isHidden, entries }),
    apis: new LayeredMap(base.apis, apiChanges(base, others)),
    slots: new LayeredMap(base.slots, slotChanges(base, others, isHidden)),
    navigation: entries === base.entries ? base.navigation : navigationOf(shownEntries(entries)),
    mark: assignmentOf(buildsWithBoxes(base, others)).word,
  };
}

/** The same list where nothing of it changes, so that visitors of both builds have one layout. */
function entriesWith(base: StableTable, others: readonly LiveModule[]): readonly NavigationEntry[] {
  const changed = others.filter((module) => hasOtherEntries(base.modules.get(module.id), module));
  if (changed.length === 0) return base.entries;
  const ids = new Set(changed.map(({ id }) => id));
  return sortEntries([
    ...base.entries.filter(({ module }) => !ids.has(module)),
    ...changed.flatMap(entriesOf),
  ]);
}

function pagesWith(
  base: StableTable,
  {
    others,
    isHidden,
    entries,
  }: {
    others: readonly LiveModule[];
    isHidden: (route: PageRoute) => boolean;
    entries: readonly NavigationEntry[];
  },
): PathPatterns<PageRoute> {
  const shown = shownEntries(entries);
  const own = new PatternTable<PageRoute>();
  for (const module of others) for (const route of pagesOf(module, shown)) own.add(route.page.path, route);
  const pages = own.over(base.pages, isHidden);
  return entries === base.entries ? pages : withCurrent(pages, shown);
}

/** Another navigation: the item that is current on a page of another module may be another one too. */
function withCurrent(
  pages: PathPatterns<PageRoute>,
  shown: readonly NavigationEntry[],
): PathPatterns<PageRoute> {
  const made = new WeakMap<PageRoute, PageRoute>();
  const remade = (route: PageRoute): PageRoute => {
    const current = currentOn(route.name, route.page.path, shown);
    const same = current === route.current ? route : { ...route, current };
    made.set(route, same);
    return same;
  };
  return {
    match(path) {
      const route = pages.match(path);
      return route === undefined ? undefined : (made.get(route) ?? remade(route));
    },
  };
}

function apiChanges(
  base: StableTable,
  others: readonly LiveModule[],
): ReadonlyMap<string, ApiEntry | undefined> {
  const changes = new Map<string, ApiEntry | undefined>();
  for (const { id } of others) {
    const prefix = base.modules.get(id)?.record.manifest.api?.prefix;
    if (prefix !== undefined) changes.set(prefix, undefined);
  }
  for (const module of others) for (const [prefix, entry] of apiOf(module)) changes.set(prefix, entry);
  return changes;
}

function slotChanges(
  base: StableTable,
  others: readonly LiveModule[],
  isHidden: (route: BoxRoute) => boolean,
): ReadonlyMap<string, readonly BoxRoute[]> {
  const boxes = others.flatMap(boxesOf);
  const before = others.flatMap(({ id }) => slotsOf(base.modules.get(id)));
  const touched = new Set([...before, ...boxes.map(({ box }) => box.slot)]);
  const inSlot = (slot: string): BoxRoute[] => [
    ...(base.slots.get(slot) ?? []).filter((route) => !isHidden(route)),
    ...boxes.filter(({ box }) => box.slot === slot),
  ];
  return new Map([...touched].map((slot) => [slot, sortBoxes(inSlot(slot))]));
}

function slotsOf(module: LiveModule | undefined): string[] {
  return Object.values(module?.record.manifest.boxes ?? {}).map(({ slot }) => slot);
}

/** Of the others, those that can stand on pages of any module, or are missing there. */
function buildsWithBoxes(base: StableTable, others: readonly LiveModule[]): Map<string, string> {
  const withBoxes = others.filter(
    (module) => slotsOf(module).length > 0 || slotsOf(base.modules.get(module.id)).length > 0,
  );
  return new Map(
    withBoxes.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, build }): [string, string] => [id, build]),
  );
}
