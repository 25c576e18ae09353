import { localizedPath } from "@madang/manifest";
import type { CompiledLayout } from "../compose/compile-layout.ts";
import { Boxes } from "../fragments/fill-boxes.ts";
import type { Gateway } from "../gateway.ts";
import type { Address } from "../request/read-address.ts";
import { readQuery } from "../request/read-query.ts";
import type { Visit } from "../request/visit.ts";
import type { PageRoute, RouteTable } from "../routes/route-table.ts";
import { Patience } from "../upstream/patience.ts";

export type PageAddress = Extract<Address, { kind: "page" | "data" }>;

/** Which page somebody wants: everything that its address and the visitor's preferences say. */
export interface PageQuestion {
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
}

/** The work on its answer has begun. */
export interface PageVisit extends PageQuestion {
  /** Milliseconds since 1970: parts that end by then are asked for anew, because the page that has them is being renewed. */
  readonly freshBeyond?: number | undefined;
  readonly patience: Patience;
  readonly boxes: Boxes;
}

export function askedPage(options: {
  gateway: Gateway;
  visit: Visit;
  table: RouteTable;
  route: PageRoute;
  address: PageAddress;
}): PageQuestion {
  const { gateway, visit, table, route, address } = options;
  const { language } = address;
  const query = readQuery(address.query, route.query);
  const search = query === "" ? "" : `?${query}`;
  return {
    gateway,
    visit,
    table,
    route,
    language,
    query,
    layout: gateway.layouts.get(route.page.layout, language, table),
    path: address.path + search,
    address: localizedPath(address.path, language) + search,
  };
}

/** For this visitor alone: the work ends when the visitor leaves. */
export function beginPage(question: PageQuestion): PageVisit {
  const page = beginSharedPage(question);
  page.patience.watchClient(question.visit.response);
  return page;
}

/** For everyone who waits for the same page: it goes on when the first of them leaves. */
export function beginSharedPage(question: PageQuestion, freshBeyond?: number): PageVisit {
  const { gateway, visit, table, route, layout, language, query } = question;
  const patience = new Patience({ module: route.name, deadline: route.deadline });
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
      signal: patience.stop,
      left: patience.left,
      limit: gateway.config.fragmentLimit,
      freshBeyond,
    },
  });
  return { ...question, patience, boxes, freshBeyond };
}
