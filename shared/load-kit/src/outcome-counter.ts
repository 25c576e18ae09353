import { Counter } from "k6/metrics";
import { cacheOutcome } from "./cache-outcome.ts";

const outcomes = new Counter("cache_outcome");

/** Counts what the portal's cache did; the generator's output adds it up by module and journey. */
export function countOutcome(
  headers: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>>,
): void {
  outcomes.add(1, { ...tags, outcome: cacheOutcome(headers["Cache-Status"]) });
}
