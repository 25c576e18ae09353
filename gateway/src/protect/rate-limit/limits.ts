import { hkdfSync } from "node:crypto";
import type { Redis } from "@madang/redis";
import proxyaddr from "proxy-addr";
import type { Config } from "../../config.ts";
import type { VisitorKeys } from "../../identity/visitor-keys.ts";
import { DebtTable } from "./debt-table.ts";
import type { Limiter } from "./limiter.ts";
import { LocalLimiter } from "./local-limiter.ts";
import { parseRate, type Rate } from "./rate.ts";
import { AddressLimiter } from "./address-limiter.ts";
import type { SendingRates } from "./route-limits.ts";
import { SharedLimiter } from "./shared-limiter.ts";

/** Everything that counts requests; made once. */
export interface Limits {
  /** Requests of every kind, at this gateway alone. */
  readonly byAddress: AddressLimiter;
  /** What changes something or costs much: over all gateways where there is a Redis. */
  readonly counted: Limiter;
  readonly sending: SendingRates;
  /** Visitors that one address may bring. */
  readonly newVisitors: Rate | undefined;
  isExempt(address: string): boolean;
}

export type LimitSettings = Pick<
  Config,
  "limitRequests" | "limitSending" | "limitSendingVisitor" | "limitNewVisitors" | "limitExempt"
>;

/** Three megabytes each: more than owe anything at one moment, with 13 million addresses in an hour. */
const entries = 262_144;

export function createLimits(options: {
  settings: LimitSettings;
  keys: VisitorKeys;
  redis: Redis | undefined;
}): Limits {
  const { settings, keys, redis } = options;
  const table = new DebtTable({ entries });
  const isExempt = exempted(settings.limitExempt);
  const requests = { rate: parseRate(settings.limitRequests), table: new DebtTable({ entries }), isExempt };
  return {
    byAddress: new AddressLimiter(requests),
    counted:
      redis === undefined
        ? new LocalLimiter({ table })
        : new SharedLimiter({ redis, table, secret: secretFrom(keys) }),
    sending: {
      address: parseRate(settings.limitSending),
      visitor: parseRate(settings.limitSendingVisitor),
    },
    newVisitors: parseRate(settings.limitNewVisitors),
    isExempt,
  };
}

/** All gateways seal with the same keys, so what they derive from the newest is the same too (RFC 5869). */
function secretFrom({ newest, secrets }: VisitorKeys): Buffer {
  return Buffer.from(
    hkdfSync("sha256", secrets.get(newest) ?? Buffer.alloc(0), "", "madang rate limits 1", 32),
  );
}

function exempted(ranges: readonly string[]): (address: string) => boolean {
  if (ranges.length === 0) return () => false;
  const contains = proxyaddr.compile([...ranges]);
  // Whoever is exempt asks often, and an address is taken apart anew each time.
  let last = "";
  let isExempt = contains(last, 0);
  return (address) => {
    if (address === last) return isExempt;
    last = address;
    isExempt = contains(address, 0);
    return isExempt;
  };
}
