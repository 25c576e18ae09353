import {
  languages,
  localizedPath,
  type Language,
  type Manifest,
  type NavigationItem,
  type Page,
  type ReleaseRecord,
} from "@madang/manifest";
import type { Upstream } from "../upstream/upstream.ts";
import { atOnce, type Steps } from "./in-slices.ts";
import { PatternTable } from "./path-patterns.ts";
import type { ApiEntry, ApiRoute, BoxRoute, LiveModule, PageRoute, RouteTable } from "./route-table.ts";

export interface TableFacts {
  /** Records that agree with each other (claims.ts). */
  readonly records: Iterable<ReleaseRecord>;
  readonly upstreamOf: (record: ReleaseRecord) => Upstream;
}

/** A table in which everything that a request needs is worked out. */
export function buildTable(facts: TableFacts): RouteTable {
  return atOnce(tableSteps(facts));
}

/** The same, module by module. */
export function* tableSteps({ records, upstreamOf }: TableFacts): Steps<RouteTable> {
  const modules = new Map<string, LiveModule>();
  for (const record of records) {
    const { module: id, build } = record;
    modules.set(id, { id, build, record, upstream: upstreamOf(record) });
    yield;
  }
  const entries = navigationEntries(modules.values());
  yield;
  const pages = new PatternTable<PageRoute>();
  const apis = new Map<string, ApiEntry>();
  const boxes: BoxRoute[] = [];
  for (const module of modules.values()) {
    for (const route of pagesOf(module, entries)) pages.add(route.page.path, route);
    for (const [prefix, entry] of apiOf(module)) apis.set(prefix, entry);
    boxes.push(...boxesOf(module));
    yield;
  }
  return { modules, pages, apis, slots: slotsOf(boxes), navigation: navigationOf(entries) };
}

function pagesOf(module: LiveModule, entries: readonly NavigationEntry[]): PageRoute[] {
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

function boxesOf(module: LiveModule): BoxRoute[] {
  return Object.entries(module.record.manifest.boxes).map(([name, box]) => ({
    ...servingOf(module, name, box),
    kind: "box",
    box,
    path: `/_boxes/${name}`,
  }));
}

function apiOf(module: LiveModule): [string, ApiEntry][] {
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
  for (const routes of slots.values())
    routes.sort((a, b) => a.box.order - b.box.order || compare(a.name, b.name));
  return slots;
}

interface NavigationEntry {
  readonly id: string;
  readonly path: string;
  readonly item: Manifest["navigation"][number];
}

/** The most that a layout takes (see layoutRequestSchema). */
const mostItems = 50;

function navigationEntries(modules: Iterable<LiveModule>): NavigationEntry[] {
  const entries: NavigationEntry[] = [];
  for (const { id, record } of modules)
    for (const item of record.manifest.navigation)
      entries.push({ id: `${id}/${item.page}`, path: record.manifest.pages[item.page]?.path ?? "/", item });
  return entries.sort((a, b) => a.item.order - b.item.order || compare(a.id, b.id)).slice(0, mostItems);
}

function navigationOf(entries: readonly NavigationEntry[]): RouteTable["navigation"] {
  const inLanguage = (language: Language): NavigationItem[] =>
    entries.map(({ id, path, item }) => ({
      id,
      label: item.label[language],
      href: localizedPath(path, language),
    }));
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as Record<
    Language,
    NavigationItem[]
  >;
}

/** The page's own item, or that of the nearest page above it. */
function currentOn(name: string, path: string, entries: readonly NavigationEntry[]): string | undefined {
  const own = entries.find((entry) => entry.id === name);
  const above = entries
    .filter((entry) => entry.path !== "/" && path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  return (own ?? above[0])?.id;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
