import { gatewayErrors } from "../../errors.ts";
import type { Gateway } from "../../gateway.ts";
import type { Visit } from "../../request/visit.ts";
import type { ApiRoute, PageRoute } from "../../routes/route-table.ts";
import { clientNetwork } from "./client-network.ts";
import { limitFields, secondsToWait } from "./limit-fields.ts";
import type { LimitCheck } from "./limiter.ts";
import { limitsOf } from "./route-limits.ts";

/** Every request but those for files in memory. Throws GATEWAY_RATE_LIMITED. */
export function limitRequests(limits: Gateway["limits"], visit: Visit): void {
  const seconds = limits.byAddress.take(visit.client.address);
  if (seconds > 0) refuse(visit, seconds);
}

/**
 * What the manifest or the operator lets one client send, counted over all gateways before the module hears of it. Recognises the visitor of
 * a personal route, and counts those who are new. Throws GATEWAY_RATE_LIMITED.
 */
export async function limitStage(gateway: Gateway, visit: Visit, route: PageRoute | ApiRoute): Promise<void> {
  if (route.personal) visit.visitor = await gateway.identify(visit.request.headers.cookie);
  const checks = checksOf(gateway, visit, route);
  if (checks.length === 0) return;
  const standings = await gateway.limits.counted.take(checks);
  visit.limitFields = limitFields(standings);
  const seconds = secondsToWait(standings);
  if (seconds !== undefined) refuse(visit, seconds);
}

function checksOf({ limits }: Gateway, visit: Visit, route: PageRoute | ApiRoute): LimitCheck[] {
  const { address } = visit.client;
  const own = limitsOf({ route, method: visit.method, usual: limits.sending });
  visit.isCounted = own.length > 0;
  const isNew = visit.visitor?.isNew === true;
  if (own.length === 0 && !isNew) return [];
  const byAddress = limits.isExempt(address) ? undefined : clientNetwork(address);
  // A new visitor has never asked before; what one address may bring of them is counted instead.
  const byVisitor = visit.visitor?.isNew === false ? visit.visitor.id : undefined;
  const subjects = { address: byAddress, visitor: byVisitor };
  const counted = own.flatMap(({ policy, by }) => {
    const subject = subjects[by];
    return subject === undefined ? [] : [{ policy, subject: `${by} ${subject}` }];
  });
  return [...counted, ...newVisitorCheck(limits.newVisitors, visit, byAddress)];
}

function newVisitorCheck(
  rate: Gateway["limits"]["newVisitors"],
  { visitor }: Visit,
  address: string | undefined,
): LimitCheck[] {
  if (rate === undefined || address === undefined || visitor?.isNew !== true) return [];
  return [{ policy: { name: "new-visitors", ...rate }, subject: `address ${address}` }];
}

function refuse(visit: Visit, seconds: number): never {
  visit.retryAfter = seconds;
  throw gatewayErrors.create("RATE_LIMITED", { seconds });
}
