import { bucketOf, type Histogram } from "../results/histogram.ts";
import { verdictOf } from "../runner/verdict.ts";
import { runRecordSchema, type RunRecord } from "../results/run-record.ts";

const seconds = 120;
const fault = { from: 60, until: 75 };
const modules = [
  { id: "news", p95: 500, journeys: ["read", "search"], middle: 18, arrivals: 9 },
  { id: "notices", p95: 500, journeys: ["read"], middle: 14, arrivals: 6 },
  { id: "petitions", p95: 1500, journeys: ["send", "look-up"], middle: 60, arrivals: 3 },
] as const;

/** A run of two minutes with a spike, a killed module, a recovery and a release; the same for the same arguments. */
export function generatedRecord(change: Partial<RunRecord> = {}): RunRecord {
  const measured = measuredRun();
  const { exitCode, sentence, checks } = verdictOf(measured, oracles);
  return runRecordSchema.parse({ ...measured, verdict: { exitCode, sentence }, checks, ...change });
}

/** The same run cut down to its first seconds, with everything that happened within them: a page that is examined sooner. */
export function shortRecord(seconds = 20): RunRecord {
  const record = generatedRecord();
  const early = <Row extends { at: number }>(rows: readonly Row[]) => rows.filter(({ at }) => at < seconds);
  return generatedRecord({
    profile: { ...record.profile, seconds, arrivals: record.profile.arrivals.slice(0, 1) },
    journeys: early(record.journeys),
    services: early(record.services),
    gateways: early(record.gateways).map((row) => ({ ...row, shed: { page: 1, background: 2 } })),
    generator: { ...record.generator, seconds: early(record.generator.seconds) },
    events: record.events.map(({ until, ...event }) => ({
      ...event,
      at: Math.floor(event.at / 7),
      ...(until === undefined ? {} : { until: Math.floor(until / 7) }),
    })),
  });
}

const oracles = [
  { name: "no answer carries another visitor's marker", passed: true, detail: "7528 answers examined" },
  {
    name: "everything acknowledged is there once, unchanged",
    passed: true,
    detail: "212 acknowledged, 212 looked up, 212 compared in the database",
  },
  { name: "module-killed:news: notices goes on", passed: true, detail: "0 of 252 answers failed" },
  {
    name: "module-killed:news: news is well again by second 81",
    passed: true,
    detail: "0 of 1204 answers failed afterwards",
  },
];

function measuredRun(): Omit<RunRecord, "verdict" | "checks"> {
  return {
    format: "madang-load-run/1",
    id: "surge-2026-11-22T10-00-00",
    startedAt: "2026-11-22T10:00:00.000Z",
    endedAt: "2026-11-22T10:02:14.000Z",
    machine: {
      cpu: "AMD EPYC 7R13 Processor",
      cores: 2,
      memory: 24 * 2 ** 30,
      system: "Linux 6.8",
      node: "v24.21.0",
    },
    portal: { origin: "http://127.0.0.1:41234", revision: "d7cab53" },
    profile: { name: "surge", scale: 0.5, seconds, arrivals: planned },
    generator: {
      k6: "2.0.1",
      processes: 1,
      machines: 1,
      seconds: Array.from({ length: seconds }, (_, at) => generatorAt(at)),
    },
    observation: { memory: "pss", missing: ["CPU of redis: its process belongs to another user."] },
    modules: modules.map(({ id, p95, journeys }) => ({
      id,
      serviceLevel: { p95, errors: 0.01 },
      journeys: journeys.map((name, index) => ({ name, share: 3 - index })),
    })),
    journeys: Array.from({ length: seconds }, (_, at) => journeysAt(at)).flat(),
    services: Array.from({ length: seconds + 6 }, (_, index) => servicesAt(index - 3)).flat(),
    gateways: Array.from({ length: seconds }, (_, at) => gatewayAt(at)),
    vitals: vitals(),
    events: [
      { at: 0, kind: "stage", name: "morning", detail: "30 % of the peak" },
      { at: 40, kind: "stage", name: "bid closing", detail: "the peak" },
      {
        at: fault.from,
        until: fault.until,
        kind: "fault",
        name: "module-killed:news",
        detail: "SIGKILL to 1 process",
      },
      { at: fault.until, kind: "recovery", name: "news is back", detail: "answers after 15 s" },
      { at: 90, kind: "release", name: "notices 2.1.0", detail: "promoted to stable" },
      { at: 100, kind: "stage", name: "afternoon", detail: "half of the peak" },
    ],
    broken: [],
    endings: [
      { reason: "news/read: GET /news answered 503, not 200", count: 31 },
      { reason: "petitions/send: no form with the field title", count: 2 },
    ],
    acknowledged: 212,
    examined: {
      answers: 7528,
      lookedUp: 212,
      comparedInDatabase: 212,
      embargoAnswers: 1440,
      embargoAppeared: 12,
    },
  };
}

const planned = [
  { at: 0, perMinute: 300 },
  { at: 40, perMinute: 360 },
  { at: 50, perMinute: 1080 },
  { at: 100, perMinute: 1080 },
  { at: 100, perMinute: 540 },
  { at: 120, perMinute: 540 },
];

/** 0.3 in the morning, 1 at the peak, 0.5 in the afternoon. */
function level(at: number): number {
  if (at < 40) return 0.3;
  return at < 100 ? Math.min(1, 0.3 + (at - 40) / 14) : 0.5;
}

/** A repeatable wobble between -1 and 1. */
function wobble(at: number, salt: number): number {
  return Math.sin(at * 12.9898 + salt * 78.233);
}

function isBroken(at: number, module: string): boolean {
  return module === "news" && at >= fault.from && at < fault.until;
}

function journeysAt(at: number) {
  return modules.flatMap(({ id, journeys, middle, arrivals }, order) =>
    journeys.map((journey, index) => {
      const coming = Math.round((arrivals / (index + 1)) * level(at) * (1 + 0.2 * wobble(at, order)));
      const answers = coming * 4;
      const failed = isBroken(at, id) ? Math.round(answers * 0.15) : 0;
      const slow = isBroken(at, id) ? 30 : 1 + level(at) * (id === "news" && at >= 40 && at < 100 ? 14 : 1);
      return {
        at,
        module: id,
        journey,
        arrivals: coming,
        dropped: at === 55 ? 1 : 0,
        statuses: { 200: answers - failed, ...(failed > 0 ? { 503: failed } : {}) },
        failed,
        cache: cacheOf(id, answers, failed),
        latency: spread(answers, middle * slow),
        bytes: answers * 21_000,
        expectations: answers * 2,
        unmet: failed,
        broken: 0,
      };
    }),
  );
}

function cacheOf(module: string, answers: number, failed: number) {
  if (module === "petitions") return { pass: answers };
  const hit = Math.floor(answers * 0.8);
  const stale = Math.min(failed, answers - hit);
  return { hit, stale, miss: answers - hit - stale };
}

/** Answers around a middle, with a long tail. */
function spread(answers: number, middle: number): Histogram {
  const counts: Record<string, number> = {};
  for (let index = 0; index < answers; index++) {
    const place = (index + 0.5) / answers;
    const bucket = bucketOf(middle * (0.4 + place + 3 * place ** 12));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

function servicesAt(at: number) {
  const busy = at < 0 || at >= seconds ? 0.02 : level(at);
  const services = [
    { service: "gateway", cpu: 0.42, memory: 190 },
    { service: "news@8651baea", cpu: 0.2, memory: 120 },
    { service: "notices", cpu: 0.12, memory: 112 },
    { service: "petitions", cpu: 0.25, memory: 140 },
    { service: "shell", cpu: 0.03, memory: 95 },
    { service: "postgresql", cpu: 0.18, memory: 210 },
    { service: "redis", cpu: 0.04, memory: 14 },
    { service: "generator", cpu: 0.5, memory: 260 },
  ];
  return services
    .filter(({ service }) => !isBroken(at, service.split("@", 1)[0] ?? ""))
    .map(({ service, cpu, memory }, order) => ({
      at,
      service,
      cpu: cpu * busy * (1 + 0.15 * wobble(at, order)),
      memory: Math.round((memory + busy * 40 + at * 0.1) * 2 ** 20),
    }));
}

function generatorAt(at: number) {
  return {
    at,
    process: 1,
    cpu: 0.5 * level(at),
    memory: 260 * 2 ** 20,
    late: spread(20, 0.3 + level(at) + (at === 55 ? 20 : 0)),
  };
}

function gatewayAt(at: number) {
  const answers = Math.round(60 * level(at));
  const broken = isBroken(at, "news");
  return {
    at,
    gateway: "gateway",
    cache: {
      hit: Math.round(answers * 0.7),
      miss: Math.round(answers * 0.1),
      pass: Math.round(answers * 0.2),
    },
    coalesced: Math.round(4 * level(at) * (1 + wobble(at, 3))),
    upstream: { news: broken ? 0 : 4, notices: 3, petitions: Math.round(12 * level(at)) },
    redis: !broken,
    shed: broken ? { background: 9, page: 4 } : {},
  };
}

function vitals() {
  const pages = ["/", "/news", "/petitions/new"];
  return [5, 30, 55, 80, 110].flatMap((at, visit) =>
    pages.flatMap((page, order) => [
      { at, page, name: "TTFB" as const, value: 40 + 12 * visit + 20 * order },
      { at, page, name: "FCP" as const, value: 320 + 40 * visit + 30 * order },
      { at, page, name: "LCP" as const, value: 620 + 90 * visit + 140 * order },
      { at, page, name: "CLS" as const, value: 0.01 * order },
    ]),
  );
}
