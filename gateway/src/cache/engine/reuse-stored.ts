import { cacheStatusMember } from "../policy/cache-status.ts";
import { refreshesEarly } from "../policy/early-refresh.ts";
import { effectiveDirectives } from "../policy/effective-directives.ts";
import { decideReuse, type Reuse } from "../policy/reuse.ts";
import { forbidsStale } from "../policy/stale-permission.ts";
import type { StoredResponse } from "../store/stored-response.ts";
import type { CacheSettings } from "./cache-settings.ts";
import type { CacheAnswer } from "./http-cache.ts";
import type { EngineParts, Passenger } from "./passenger.ts";
import { refreshBehind } from "./refresh-behind.ts";
import { serveStored } from "./serve-stored.ts";

/** The stored answer, fresh or while it is being refreshed; undefined where the origin must be asked first. */
export function reuseStored(
  parts: EngineParts,
  passenger: Passenger,
  stored: StoredResponse,
): CacheAnswer | undefined {
  if (passenger.traits.precondition) return undefined;
  const { settings } = parts;
  const now = settings.now();
  const reuse = reuseOf(passenger, stored, { settings, now, arrived: false });
  if (reuse === "validate") return undefined;
  if (reuse === "refresh" || endsSoon(stored, now, settings)) refreshBehind(parts, passenger, stored);
  const { request, traits } = passenger;
  const remaining = stored.freshUntil - now;
  const cacheStatus = cacheStatusMember(settings.name, { hit: true, remaining });
  const outcome = reuse === "refresh" ? "stale" : "hit";
  return serveStored({ request, traits, stored, now, outcome, cacheStatus });
}

/** What another request, for which this one waited, has stored. */
export function reuseArrived(
  { settings }: EngineParts,
  passenger: Passenger,
  stored: StoredResponse,
): CacheAnswer | undefined {
  const now = settings.now();
  if (reuseOf(passenger, stored, { settings, now, arrived: true }) === "validate") return undefined;
  const { request, traits } = passenger;
  const remaining = stored.freshUntil - now;
  const cacheStatus = cacheStatusMember(settings.name, { forward: "miss", remaining, collapsed: true });
  return serveStored({ request, traits, stored, now, outcome: "collapsed", cacheStatus });
}

function reuseOf(
  { traits }: Passenger,
  stored: StoredResponse,
  { settings, now, arrived }: { settings: CacheSettings; now: number; arrived: boolean },
): Reuse {
  const directives = () => effectiveDirectives(stored.fields, settings.targetedFields);
  return decideReuse({
    stored,
    now,
    asked: traits.asked,
    arrived,
    toleratesStale: () => !forbidsStale(directives()) && directives().sMaxAge === undefined,
    immutable: () => directives().immutable,
  });
}

function endsSoon(stored: StoredResponse, now: number, settings: CacheSettings): boolean {
  return refreshesEarly({
    remaining: stored.freshUntil - now,
    cost: stored.receivedAt - stored.requestedAt,
    eagerness: settings.earlyRefresh,
    random: settings.random(),
  });
}
