import { localizedPath } from "@madang/manifest";
import { Boxes } from "../fragments/fill-boxes.ts";
import type { Gateway } from "../gateway.ts";
import type { CompiledLayout } from "../compose/compile-layout.ts";
import type { Address } from "../request/read-address.ts";
import { readQuery } from "../request/read-query.ts";
import type { Visit } from "../request/visit.ts";
import type { PageRoute, RouteTable } from "../routes/route-table.ts";
import { Patience } from "../upstream/patience.ts";

export type PageAddress = Extract<Address, { kind: "page" | "data" }>;

/** Everything that is known of a page before its module is asked. */
export interface PageVisit {
  readonly gateway: Gateway;
  readonly visit: Visit;
  readonly table: RouteTable;
  readonly route: PageRoute;
  readonly language: PageAddress["language"];
  /** Path at the module with the declared query. */
  readonly path: string;
  /** The same on this site, with the language prefix. */
  readonly address: string;
  readonly query: string;
  readonly layout: CompiledLayout;
  readonly patience: Patience;
  readonly boxes: Boxes;
}

export function beginPage(options: {
  gateway: Gateway;
  visit: Visit;
  table: RouteTable;
  route: PageRoute;
  address: PageAddress;
}): PageVisit {
  const { gateway, visit, table, route, address } = options;
  const { language } = address;
  const query = readQuery(address.query, route.query);
  const search = query === "" ? "" : `?${query}`;
  const patience = new Patience({ module: route.name, deadline: route.deadline });
  patience.watchClient(visit.response);
  const layout = gateway.layouts.get(route.page.layout, language);
  const boxes = new Boxes({
    table,
    layout,
    timeZone: gateway.config.timeZone,
    parts: gateway.fragments,
    query,
    asked: {
      visit,
      language,
      site: gateway.site.id,
      signal: patience.signal,
      left: patience.left,
      limit: gateway.config.fragmentLimit,
    },
  });
  return {
    gateway,
    visit,
    table,
    route,
    language,
    query,
    layout,
    patience,
    boxes,
    path: address.path + search,
    address: localizedPath(address.path, language) + search,
  };
}
