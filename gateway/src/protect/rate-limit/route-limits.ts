import type { Limit } from "@madang/manifest";
import type { ApiRoute, PageRoute } from "../../routes/route-table.ts";
import { isSafe } from "../cross-site.ts";
import type { Rate } from "./rate.ts";
import type { LimitPolicy } from "./standing.ts";

export interface RouteLimit {
  readonly policy: LimitPolicy;
  readonly by: Limit["by"];
}

/** Rates of requests that change something, where the manifest declares none. */
export interface SendingRates {
  readonly address: Rate | undefined;
  readonly visitor: Rate | undefined;
}

/** What counts a request of this method on this route. A public route knows no visitors. */
export function limitsOf(options: {
  route: PageRoute | ApiRoute;
  method: string;
  usual: SendingRates;
}): RouteLimit[] {
  const { route, method, usual } = options;
  const declared = declaredLimits(route).filter(({ methods }) => methods === "all" || !isSafe(method));
  const counted = declared.length > 0 || isSafe(method) ? declared.map(named(route)) : usualLimits(usual);
  return counted.filter(({ by }) => by === "address" || route.personal);
}

function declaredLimits(route: PageRoute | ApiRoute): readonly Limit[] {
  return route.kind === "page" ? route.page.limits : route.api.limits;
}

/** One name for one counter: of a route, of whom it counts, of its window. */
function named({ name }: { readonly name: string }): (limit: Limit) => RouteLimit {
  return ({ by, requests, seconds }) => ({
    by,
    policy: { name: `${name}/${by}/${seconds}`, requests, seconds },
  });
}

function usualLimits({ address, visitor }: SendingRates): RouteLimit[] {
  return [
    ...(address === undefined
      ? []
      : [{ by: "address" as const, policy: { name: "sending/address", ...address } }]),
    ...(visitor === undefined
      ? []
      : [{ by: "visitor" as const, policy: { name: "sending/visitor", ...visitor } }]),
  ];
}
