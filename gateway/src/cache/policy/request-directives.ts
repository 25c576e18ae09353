import type { FieldList } from "../field-list.ts";
import { parseDeltaSeconds } from "./delta-seconds.ts";
import { readDirectives, strictestSeconds, type Directives } from "./directives.ts";

/** What a request asks of caches (RFC 9111 section 5.2.1, RFC 5861 section 4). Seconds. */
export interface RequestDirectives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly onlyIfCached: boolean;
  readonly maxAge: number | undefined;
  readonly minFresh: number | undefined;
  /** Infinity where any staleness will do. */
  readonly maxStale: number | undefined;
  readonly staleIfError: number | undefined;
}

/** Undefined where the request asks for nothing. `Pragma: no-cache` counts without Cache-Control alone (RFC 9111 section 5.4). */
export function requestDirectives(fields: FieldList): RequestDirectives | undefined {
  const directives = readDirectives(fields, "cache-control");
  if (directives !== undefined) return fromDirectives(directives);
  return readDirectives(fields, "pragma")?.has("no-cache") === true ? reload : undefined;
}

function fromDirectives(directives: Directives): RequestDirectives {
  return {
    noStore: directives.has("no-store"),
    noCache: directives.has("no-cache"),
    onlyIfCached: directives.has("only-if-cached"),
    maxAge: strictestSeconds(directives, "max-age"),
    minFresh: readableSeconds(directives, "min-fresh"),
    maxStale: maxStale(directives),
    staleIfError: strictestSeconds(directives, "stale-if-error"),
  };
}

const reload: RequestDirectives = fromDirectives(new Map([["no-cache", [undefined]]]));

/** The most of several: a request for more freshness is the stricter one. */
function readableSeconds(directives: Directives, name: string): number | undefined {
  const values = (directives.get(name) ?? []).flatMap((value) => parseDeltaSeconds(value ?? "") ?? []);
  return values.length === 0 ? undefined : Math.max(...values);
}

/** Without an argument it accepts any staleness (RFC 9111 section 5.2.1.2); with one that cannot be read, none. */
function maxStale(directives: Directives): number | undefined {
  const values = directives.get("max-stale");
  if (values === undefined) return undefined;
  return Math.min(
    ...values.map((value) => (value === undefined ? Infinity : (parseDeltaSeconds(value) ?? 0))),
  );
}
