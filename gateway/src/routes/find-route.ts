import { gatewayErrors } from "../errors.ts";
import type { ApiRoute, PageRoute, RouteTable } from "./route-table.ts";

/** Throws GATEWAY_NOT_FOUND. */
export function findPage(table: RouteTable, path: string): PageRoute {
  const route = table.pages.match(path);
  if (route === undefined) throw gatewayErrors.create("NOT_FOUND");
  return route;
}

/** `/api/news` and everything below it. Throws GATEWAY_NOT_FOUND. */
export function findApi(table: RouteTable, path: string): ApiRoute {
  const end = path.indexOf("/", "/api/".length);
  const entry = table.apis.get(end === -1 ? path : path.slice(0, end));
  if (entry === undefined) throw gatewayErrors.create("NOT_FOUND");
  const personal = entry.personalPaths.some((part) => path === part || path.startsWith(`${part}/`));
  return personal ? entry.personal : entry.shared;
}
