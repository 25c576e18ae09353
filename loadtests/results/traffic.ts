import { addUp, type Histogram } from "./histogram.ts";
import type { JourneySecond } from "./run-record.ts";

export type Counts = Readonly<Record<string, number>>;

/** What visitors met within some set of seconds and journeys. */
export interface Traffic {
  readonly arrivals: number;
  /** Arrivals that the generator could not bring. */
  readonly dropped: number;
  /** All answers; a request without one ("0" in `statuses`) counts as an answer too. */
  readonly answers: number;
  /** Answers that were not what the journey may meet. */
  readonly failed: number;
  readonly statuses: Counts;
  /** Answers by what the gateway's cache did: hit, stale, miss, pass, none. */
  readonly cache: Counts;
  /** Milliseconds to the last byte, in buckets (histogram.ts). */
  readonly latency: Histogram;
  readonly bytes: number;
  /** What journeys looked for in pages: how often it was asked, and was not so. */
  readonly expectations: number;
  readonly unmet: number;
  /** Journeys whose own code failed. */
  readonly broken: number;
}

/** Adds rows up. No rows are a traffic of nothing. */
export function trafficOf(rows: Iterable<JourneySecond>): Traffic {
  const all = [...rows];
  const statuses = sumOfCounts(all.map((row) => row.statuses));
  const total = (pick: (row: JourneySecond) => number) => all.reduce((sum, row) => sum + pick(row), 0);
  return {
    arrivals: total(({ arrivals }) => arrivals),
    dropped: total(({ dropped }) => dropped),
    answers: totalOf(statuses),
    failed: total(({ failed }) => failed),
    statuses,
    cache: sumOfCounts(all.map((row) => row.cache)),
    latency: addUp(all.map((row) => row.latency)),
    bytes: total(({ bytes }) => bytes),
    expectations: total(({ expectations }) => expectations),
    unmet: total(({ unmet }) => unmet),
    broken: total(({ broken }) => broken),
  };
}

/** Share (0–1) of answers that failed; nothing where nothing was answered. */
export function failedShare({ answers, failed }: Traffic): number | undefined {
  return answers === 0 ? undefined : failed / answers;
}

/** Share (0–1) of answers that the cache gave, fresh or stale; nothing where nothing was answered. */
export function cachedShare({ cache }: Traffic): number | undefined {
  const answers = totalOf(cache);
  return answers === 0 ? undefined : ((cache["hit"] ?? 0) + (cache["stale"] ?? 0)) / answers;
}

/** Answers that were what the journey may meet. */
export function goodAnswers({ answers, failed }: Traffic): number {
  return answers - failed;
}

/** Share (0–1) of arrivals that the generator could not bring; nothing where none was planned. */
export function droppedShare({ arrivals, dropped }: Traffic): number | undefined {
  return arrivals + dropped === 0 ? undefined : dropped / (arrivals + dropped);
}

/** Answers by class of status: 2xx, 3xx, 4xx, 5xx, and "none" where there was no answer at all. */
export function statusClasses(statuses: Counts): Counts {
  return sumOfCounts(
    Object.entries(statuses).map(([status, count]) => ({
      [status === "0" ? "none" : `${status.charAt(0)}xx`]: count,
    })),
  );
}

/** Names come from files that are read: without a prototype, `constructor` is a name like any other. */
export function sumOfCounts(all: Iterable<Counts>): Counts {
  const sum = Object.create(null) as Record<string, number>;
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
