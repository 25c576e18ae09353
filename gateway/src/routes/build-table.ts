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
import type { ModuleFacts } from "../upstream/upstreams.ts";
import { compilePatterns } from "./path-patterns.ts";
import type { ApiEntry, ApiRoute, BoxRoute, LiveModule, PageRoute, RouteTable } from "./route-table.ts";

/** Records that agree with each other (see claims.ts) become a table; everything a request needs is worked out here. */
export function buildTable(options: {
  records: readonly ReleaseRecord[];
  upstreamOf: (module: string, facts: ModuleFacts) => Upstream;
}): RouteTable {
  const live = options.records.map((record): LiveModule => ({
    id: record.module,
    build: record.build,
    record,
    upstream: options.upstreamOf(record.module, record.manifest),
  }));
  const entries = navigationEntries(live);
  return {
    modules: new Map(live.map((module) => [module.id, module])),
    pages: compilePatterns(
      live.flatMap((module) =>
        pagesOf(module, entries).map((route) => ({ path: route.page.path, value: route })),
      ),
    ),
    apis: new Map(live.flatMap(apiOf)),
    slots: slotsOf(live.flatMap(boxesOf)),
    navigation: navigationOf(entries),
  };
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

function navigationEntries(modules: readonly LiveModule[]): NavigationEntry[] {
  return modules
    .flatMap((module) =>
      module.record.manifest.navigation.map((item) => ({
        id: `${module.id}/${item.page}`,
        path: module.record.manifest.pages[item.page]?.path ?? "/",
        item,
      })),
    )
    .sort((a, b) => a.item.order - b.item.order || compare(a.id, b.id));
}

/** The most that a layout takes (see layoutRequestSchema). */
const mostItems = 50;

function navigationOf(entries: readonly NavigationEntry[]): RouteTable["navigation"] {
  const inLanguage = (language: Language): NavigationItem[] =>
    entries.slice(0, mostItems).map(({ id, path, item }) => ({
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
