import type { Page, ReleaseRecord } from "@madang/manifest";
import { atOnce, type Steps } from "./in-slices.ts";
import { liveModule, type Surroundings } from "./live-module.ts";
import { PatternTable } from "./path-patterns.ts";
import { currentOn, entriesOf, navigationOf, shownEntries, sortEntries } from "./navigation.ts";
import type {
  ApiEntry,
  ApiRoute,
  BoxRoute,
  LiveModule,
  NavigationEntry,
  PageRoute,
  StableTable,
} from "./route-table.ts";

export interface TableFacts extends Surroundings {
  /** Records that agree with each other (claims.ts). */
  readonly records: Iterable<ReleaseRecord>;
}

/** A table in which everything that a request needs is worked out. */
export function buildTable(facts: TableFacts): StableTable {
  return atOnce(tableSteps(facts));
}

/** The same, module by module. */
export function* tableSteps({ records, ...surroundings }: TableFacts): Steps<StableTable> {
  const modules = new Map<string, LiveModule>();
  for (const record of records) {
    modules.set(record.module, liveModule(record, surroundings));
    yield;
  }
  const entries = sortEntries([...modules.values()].flatMap(entriesOf));
  const shown = shownEntries(entries);
  yield;
  const pages = new PatternTable<PageRoute>();
  const apis = new Map<string, ApiEntry>();
  const boxes: BoxRoute[] = [];
  for (const module of modules.values()) {
    for (const route of pagesOf(module, shown)) pages.add(route.page.path, route);
    for (const [prefix, entry] of apiOf(module)) apis.set(prefix, entry);
    boxes.push(...boxesOf(module));
    yield;
  }
  return { modules, pages, apis, slots: slotsOf(boxes), navigation: navigationOf(shown), entries, mark: "" };
}

export function pagesOf(module: LiveModule, entries: readonly NavigationEntry[]): PageRoute[] {
  const { manifest } = module.record;
  return Object.entries(manifest.pages).map(([name, page]) => ({
    ...servingOf(module, name, page),
    kind: "page",
    page,
    personal: page.access === "personal",
    allow: page.form ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS",
    current: currentOn(`${module.id}/${name}`, page.path, entries),
  }));
}

export function boxesOf(module: LiveModule): BoxRoute[] {
  return Object.entries(module.record.manifest.boxes).map(([name, box]) => ({
    ...servingOf(module, name, box),
    kind: "box",
    box,
    path: `/_boxes/${name}`,
  }));
}

export function apiOf(module: LiveModule): [string, ApiEntry][] {
  const { api } = module.record.manifest;
  if (api === undefined) return [];
  const shared: ApiRoute = {
    ...servingOf(module, "api", api),
    kind: "api",
    api,
    personal: api.access === "personal",
  };
  const personalPaths = api.personal.map((path) => api.prefix + path);
  return [[api.prefix, { shared, personal: { ...shared, personal: true }, personalPaths }]];
}

function servingOf(
  module: LiveModule,
  name: string,
  declared: Partial<Pick<Page, "deadline" | "criticality" | "cache">> & Pick<Page, "query">,
) {
  const { manifest } = module.record;
  return {
    name: `${module.id}/${name}`,
    module,
    deadline: declared.deadline ?? manifest.deadline,
    criticality: declared.criticality ?? manifest.criticality,
    query: declared.query,
    cache: declared.cache,
  };
}

function slotsOf(boxes: readonly BoxRoute[]): Map<string, BoxRoute[]> {
  const slots = Map.groupBy(boxes, (route) => route.box.slot);
  for (const routes of slots.values()) sortBoxes(routes);
  return slots;
}

/** In place: the order in which they are shown. */
export function sortBoxes(routes: BoxRoute[]): BoxRoute[] {
  return routes.sort((a, b) => a.box.order - b.box.order || (a.name < b.name ? -1 : 1));
}
