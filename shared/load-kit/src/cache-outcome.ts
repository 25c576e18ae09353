export type CacheOutcome = "hit" | "stale" | "miss" | "pass" | "none";

/** Why a cache went on although it might have had the answer (RFC 9211 section 2.2). */
const missed: ReadonlySet<string> = new Set(["miss", "uri-miss", "vary-miss", "stale", "partial"]);

/** What the cache nearest to the visitor did: the last member of Cache-Status (RFC 9211 section 2). */
export function cacheOutcome(field: string | undefined): CacheOutcome {
  const [, ...parameters] = ((field ?? "").match(members)?.at(-1) ?? "")
    .split(";")
    .map((each) => each.trim());
  const value = (name: string) =>
    parameters.find((each) => each === name || each.startsWith(`${name}=`))?.slice(name.length + 1);
  // Section 2.4: the time left, below zero when it was served stale.
  if (value("hit") !== undefined) return Number(value("ttl") ?? 0) < 0 ? "stale" : "hit";
  const forwarded = value("fwd");
  if (forwarded === undefined) return "none";
  return missed.has(forwarded) ? "miss" : "pass";
}

/** RFC 9651 section 3.3.3: a string may hold the separator. */
const members = /(?:"(?:[^"\\]|\\.)*"|[^",])+/g;
