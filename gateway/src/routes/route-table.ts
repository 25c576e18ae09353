import type {
  Box,
  CacheRules,
  Criticality,
  Language,
  LocalizedText,
  Manifest,
  NavigationItem,
  Page,
  ReleaseRecord,
} from "@madang/manifest";
import type { PageSources } from "../protect/page-sources.ts";
import type { Upstream } from "../upstream/upstream.ts";
import type { PathPatterns, PatternTable } from "./path-patterns.ts";

/** One module as it runs now: its immutable record, and where its replicas are. */
export interface LiveModule {
  readonly id: string;
  readonly build: string;
  readonly record: ReleaseRecord;
  readonly upstream: Upstream;
  /** From where its pages and boxes may load beyond the portal itself. */
  readonly sources?: PageSources | undefined;
}

interface Serving {
  /** `<module>/<page>`: the name in logs and metrics. */
  readonly name: string;
  readonly module: LiveModule;
  readonly deadline: number;
  readonly criticality: Criticality;
  readonly query: readonly string[];
  readonly cache: CacheRules | undefined;
}

export interface PageRoute extends Serving {
  readonly kind: "page";
  readonly page: Page;
  readonly personal: boolean;
  readonly allow: string;
  /** Id of the navigation item that is current on this page. */
  readonly current: string | undefined;
}

export interface BoxRoute extends Serving {
  readonly kind: "box";
  readonly box: Box;
  /** Path at the module. */
  readonly path: string;
}

export interface ApiRoute extends Serving {
  readonly kind: "api";
  readonly api: NonNullable<Manifest["api"]>;
  readonly personal: boolean;
}

/** A module's API: a part of it may belong to a person while the rest is public. */
export interface ApiEntry {
  readonly shared: ApiRoute;
  readonly personal: ApiRoute;
  /** Full paths; each with everything below it. */
  readonly personalPaths: readonly string[];
}

export type FragmentRoute = PageRoute | BoxRoute;

/** Everything that a request asks of the routing facts. Never changed: a new one takes its place. */
export interface RouteTable {
  readonly modules: ReadonlyMap<string, LiveModule>;
  readonly pages: PathPatterns<PageRoute>;
  /** By prefix, `/api/news`. */
  readonly apis: ReadonlyMap<string, ApiEntry>;
  /** In the order in which they are shown. */
  readonly slots: ReadonlyMap<string, readonly BoxRoute[]>;
  readonly navigation: Readonly<Record<Language, readonly NavigationItem[]>>;
  /** Which builds may fill boxes on any page; empty for the stable builds. Part of what composed pages are stored under. */
  readonly mark: string;
}

/** The table of the stable builds, over which views are laid (../channels/table-view.ts). */
export interface StableTable extends RouteTable {
  readonly pages: PatternTable<PageRoute>;
  /** Every item that a module declares, in order; the navigation shows the first of them. */
  readonly entries: readonly NavigationEntry[];
}

export interface NavigationEntry {
  /** `<module>/<page>` */
  readonly id: string;
  readonly module: string;
  readonly path: string;
  readonly item: Manifest["navigation"][number];
}

export interface RefusedModule {
  readonly module: string;
  readonly reason: Error;
}

export function titleOf(route: FragmentRoute): LocalizedText {
  return route.kind === "page" ? route.page.title : route.box.title;
}
