import type { IncomingMessage } from "node:http";
import { AddressLimiter } from "../protect/rate-limit/address-limiter.ts";
import { DebtTable } from "../protect/rate-limit/debt-table.ts";
import { parseRate } from "../protect/rate-limit/rate.ts";
import { clientAddressReader } from "../request/client-address.ts";
import type { StandaloneOptions } from "./options.ts";

/** Three megabytes: more addresses than owe anything at one moment. */
const entries = 262_144;

/** Counts the requests of each client's address in this process. Gives the seconds to wait; 0 lets the request in. */
export type SiteLimit = (request: IncomingMessage) => number;

export function siteLimit({ limitRequests, trustedProxies }: StandaloneOptions): SiteLimit {
  const rate = parseRate(limitRequests);
  if (rate === undefined) return () => 0;
  const limiter = new AddressLimiter({ rate, table: new DebtTable({ entries }), isExempt: () => false });
  const readClient = clientAddressReader(trustedProxies);
  return (request) => limiter.take(readClient(request).address);
}
