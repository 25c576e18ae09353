import { z } from "zod";

/**
 * What one load test has measured and found: the one document that the report is drawn from, that several processes' runs are merged
 * in, and that two builds are compared by. Written as `run.json`; nothing in it is a secret or what a visitor typed. Times are
 * whole seconds since the load began, durations milliseconds, memory bytes, CPU cores (1 is one core busy for the whole second).
 */
export const runFormat = "madang-load-run/1";

const count = z.int().nonnegative();
const second = z.int();
const counts = z.record(z.string(), count);
const histogram = z.record(z.string().regex(/^-?\d+$/), count);

/** What visitors of one journey met within one second. */
const journeySecond = z.strictObject({
  at: second,
  module: z.string(),
  journey: z.string(),
  arrivals: count,
  /** Arrivals that the generator could not bring. */
  dropped: count,
  /** Answers by status; "0" is no answer at all. */
  statuses: counts,
  /** Answers that were not what the journey may meet. */
  failed: count,
  /** Answers by what the gateway's cache did: hit, stale, miss, pass, none. */
  cache: counts,
  /** Time to the last byte, in buckets (histogram.ts). */
  latency: histogram,
  bytes: count,
  /** What journeys looked for in pages: how often it was asked, and was not so. */
  expectations: count,
  unmet: count,
  /** Journeys whose own code failed. */
  broken: count,
});
export type JourneySecond = z.infer<typeof journeySecond>;

/** What a process and its children used within one second. */
const serviceSecond = z.strictObject({
  at: second,
  /** gateway, gateway-2, news@<build>, postgresql, redis, generator … */
  service: z.string(),
  cpu: z.number().nonnegative(),
  memory: count,
});
export type ServiceSecond = z.infer<typeof serviceSecond>;

/** What one gateway counted within one second; names are those of its metrics without their common prefix. */
const gatewaySecond = z.strictObject({
  at: second,
  gateway: z.string(),
  cache: counts,
  /** Requests that waited for another's fill. */
  coalesced: count,
  /** Requests sent to modules. */
  upstream: counts,
  /** Requests refused, by class. */
  shed: counts,
  /** Whether it reached Redis; nothing where it uses none. */
  redis: z.boolean().optional(),
});
export type GatewaySecond = z.infer<typeof gatewaySecond>;

/** How busy one process of the load generator was within one second: what its other figures can be believed by. */
const generatorSecond = z.strictObject({
  at: second,
  /** From 1. */
  process: z.int().positive(),
  cpu: z.number().nonnegative(),
  memory: count,
  /** How late, in milliseconds, the process was woken at moments that it had asked for, in buckets (histogram.ts): visitors start that late, and answers seem that much slower. */
  late: histogram,
});
export type GeneratorSecond = z.infer<typeof generatorSecond>;

const event = z.strictObject({
  at: second,
  /** When it was over, where it lasted. */
  until: second.optional(),
  kind: z.enum(["stage", "fault", "recovery", "release", "rollback", "purge"]),
  name: z.string(),
  detail: z.string(),
});
export type RunEvent = z.infer<typeof event>;

const check = z.strictObject({ name: z.string(), passed: z.boolean(), detail: z.string() });

/** A web vital of a page in a real browser, measured while the load ran: one value per visit. */
const vital = z.strictObject({
  at: second,
  page: z.string(),
  name: z.enum(["LCP", "CLS", "INP", "FCP", "TTFB"]),
  value: z.number().nonnegative(),
});
export type WebVital = z.infer<typeof vital>;

export const runRecordSchema = z.strictObject({
  format: z.literal(runFormat),
  id: z.string().min(1),
  /** What stood after `npm run loadtest --`: how to run it again. */
  arguments: z.array(z.string()).optional(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  machine: z.strictObject({
    cpu: z.string(),
    cores: z.int().positive(),
    memory: count,
    system: z.string(),
    node: z.string(),
  }),
  portal: z.strictObject({ origin: z.string(), revision: z.string().optional() }),
  profile: z.strictObject({
    name: z.string(),
    scale: z.number().positive(),
    seconds: z.number().positive(),
    /** Visitors a minute, as it was planned: the points between which the rate moves evenly. */
    arrivals: z.array(z.strictObject({ at: z.number().nonnegative(), perMinute: z.number().nonnegative() })),
  }),
  generator: z.strictObject({
    k6: z.string(),
    processes: z.int().positive(),
    /** Alike machines that it ran on: more than one where parts of a run were merged. */
    machines: z.int().positive(),
    /** Which part of the arrivals this record is of, where several machines bring them. */
    part: z.strictObject({ number: z.int().positive(), of: z.int().positive() }).optional(),
    seconds: z.array(generatorSecond),
  }),
  observation: z.strictObject({
    /** What `memory` of services is: their proportional share (PSS), or all that each has resident (RSS), where shared pages count several times. */
    memory: z.enum(["pss", "rss"]).optional(),
    /** What was not observed and why, in sentences. */
    missing: z.array(z.string()),
  }),
  modules: z.array(
    z.strictObject({
      id: z.string(),
      serviceLevel: z.strictObject({ p95: z.number().positive(), errors: z.number().min(0).max(1) }),
      journeys: z.array(z.strictObject({ name: z.string(), share: z.number().nonnegative() })),
    }),
  ),
  journeys: z.array(journeySecond),
  services: z.array(serviceSecond),
  gateways: z.array(gatewaySecond),
  vitals: z.array(vital),
  events: z.array(event),
  verdict: z.strictObject({ exitCode: z.int(), sentence: z.string() }),
  checks: z.array(check),
  broken: z.array(
    z.strictObject({ oracle: z.string(), module: z.string(), detail: z.string(), evidence: z.string() }),
  ),
  /** Why visitors could not go on, the most frequent first. */
  endings: z.array(z.strictObject({ reason: z.string(), count })),
  acknowledged: count,
  /** How hard the oracles have looked; what they could not look at is missing. */
  examined: z.strictObject({
    answers: count,
    lookedUp: count,
    comparedInDatabase: count.optional(),
    embargoAnswers: count.optional(),
    embargoAppeared: count.optional(),
    /** Answers that were looked at when an item that was changed or withdrawn had to be gone, and addresses that had shown it before. */
    replacedAnswers: count.optional(),
    replacedShown: count.optional(),
    /** Seconds in which a limiter of the gateway's sent somebody away. */
    sheddingSeconds: count.optional(),
  }),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
