import { requirements } from "../requirements.ts";
import { percentile } from "../results/histogram.ts";
import type { GeneratorSecond, RunRecord } from "../results/run-record.ts";
import { droppedShare, trafficOf } from "../results/traffic.ts";
import { percentInWords } from "./percent-in-words.ts";
import type { Check } from "./check.ts";

type Measured = Pick<RunRecord, "modules" | "journeys" | "generator" | "machine">;

/** Visitors who never came say nothing about the portal. */
export function droppedCheck({ journeys }: Pick<RunRecord, "journeys">): Check {
  const dropped = droppedShare(trafficOf(journeys));
  return {
    name: "the load generator kept up",
    passed: dropped !== undefined && dropped <= requirements.droppedArrivals,
    detail:
      dropped === undefined ? "no visitor arrived" : `${percentInWords(dropped)} of the arrivals dropped`,
  };
}

/** A generator without a core left brings its visitors when it can, not when the profile wants them. */
export function busyCheck(record: Measured): Check {
  const seconds = busySeconds(record);
  const share = shareOfAnswers(record, seconds);
  const used = `it used ${mostCores(record).toFixed(1)} of ${coresOf(record)} cores at most`;
  return {
    name: "the load generator had CPU left",
    passed: share <= requirements.distortedAnswers,
    detail:
      seconds.size === 0
        ? used
        : `${used}; ${percentInWords(share)} of the answers came in ${seconds.size} seconds without any`,
  };
}

/**
 * Whether the latencies are the portal's. A generator that is woken late by a notable part of what a service level allows has waited so
 * long itself, in what it calls an answer's time. Where that is true of more answers than a p95 leaves aside, the p95 may be its own. That
 * makes latencies longer and never shorter: a service level that was kept even so was kept.
 */
export function lateCheck(record: Measured, latenciesKept: boolean): Check {
  const limit = latestAllowed(record);
  const late = record.generator.seconds.filter((row) => lateness(row) > limit).map(({ at }) => at);
  const share = shareOfAnswers(record, new Set(late));
  const inTime = share <= requirements.distortedAnswers;
  const worst = Math.max(0, ...record.generator.seconds.map(lateness));
  const often = `; ${percentInWords(share)} of the answers came in ${late.length} seconds with more than ${limit.toFixed(0)} ms`;
  return {
    name: "the load generator was woken in time",
    passed: inTime || latenciesKept,
    detail:
      `${worst.toFixed(0)} ms late in its worst second` +
      (late.length === 0 ? "" : often) +
      (inTime || !latenciesKept ? "" : ", and the service levels were kept even so"),
  };
}

/** Milliseconds: a tenth of the strictest service level. */
function latestAllowed({ modules }: Measured): number {
  return requirements.generatorLate * Math.min(...modules.map(({ serviceLevel }) => serviceLevel.p95));
}

/** 95 % of the moments that it had asked for were met within it, in milliseconds. */
function lateness({ late }: GeneratorSecond): number {
  return percentile(late, 0.95) ?? 0;
}

/** Seconds in which all cores were the generator's, where that lasted: a burst is no limit. */
function busySeconds(record: Measured): Set<number> {
  const cores = coresBySecond(record);
  const full = requirements.generatorBusy * coresOf(record);
  const busy = [...cores].filter(([, used]) => used >= full).map(([at]) => at);
  const known = new Set(busy);
  const next = Array.from({ length: requirements.busyInARow }, (_, after) => after);
  const begins = busy.filter((at) => next.every((after) => known.has(at + after)));
  return new Set(begins.flatMap((at) => next.map((after) => at + after)));
}

function coresBySecond({ generator }: Measured): Map<number, number> {
  const cores = new Map<number, number>();
  for (const { at, cpu } of generator.seconds) cores.set(at, (cores.get(at) ?? 0) + cpu);
  return cores;
}

function mostCores(record: Measured): number {
  return Math.max(0, ...coresBySecond(record).values());
}

function coresOf({ machine, generator }: Measured): number {
  return machine.cores * generator.machines;
}

function shareOfAnswers({ journeys }: Measured, seconds: ReadonlySet<number>): number {
  const answers = trafficOf(journeys).answers;
  return answers === 0 ? 0 : trafficOf(journeys.filter(({ at }) => seconds.has(at))).answers / answers;
}
