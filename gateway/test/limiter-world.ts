import { isAdmitted } from "../src/upstream/class-shares.ts";

/** What a limit must be able to do to be tried here. */
export interface Limit {
  readonly value: number;
  observe(now: number, latency: number, inFlight: number): void;
}

export interface World {
  readonly seconds: number;
  /** Requests a second at a moment. */
  readonly arrivals: (now: number) => number;
  /** Milliseconds that one request needs of a worker. */
  readonly service: (now: number, random: () => number) => number;
  /** How many the module works on at once; the rest wait in it. */
  readonly workers: (now: number) => number;
  readonly limit: Limit;
  readonly seed?: number;
  readonly deadline?: number;
}

export interface Second {
  asked: number;
  shed: number;
  /** Answers within the deadline. */
  good: number;
  latencies: number[];
  limit: number;
}

interface Job {
  readonly at: number;
  readonly need: number;
  readonly inFlight: number;
}

/**
 * A module in virtual time, a millisecond a step: requests of class `reading` arrive by chance, wait for a worker, and are answered, late
 * or in time. One Poisson world for each seed, the same for every limit that is tried in it.
 */
export function simulate(world: World): Second[] {
  const random = randomFrom(world.seed ?? 1);
  const { limit, deadline = 3000 } = world;
  const seconds: Second[] = [];
  const waiting: Job[] = [];
  let working: { job: Job; until: number }[] = [];
  let inFlight = 0;
  for (let now = 0; now < world.seconds * 1000; now += 1) {
    const second = (seconds[Math.floor(now / 1000)] ??= begun());
    for (const { job, until } of working) if (until <= now) answer(job, now, second);
    working = working.filter(({ until }) => until > now);
    for (let count = poisson(world.arrivals(now) / 1000, random); count > 0; count -= 1) ask(now, second);
    while (working.length < world.workers(now) && waiting.length > 0) begin(now);
    second.limit = limit.value;
  }
  return seconds;

  function ask(now: number, second: Second): void {
    second.asked += 1;
    const need = world.service(now, random);
    if (isAdmitted("reading", inFlight, limit.value)) {
      inFlight += 1;
      waiting.push({ at: now, need, inFlight });
    } else second.shed += 1;
  }

  function begin(now: number): void {
    const job = waiting.shift();
    if (job !== undefined) working.push({ job, until: now + job.need });
  }

  function answer(job: Job, now: number, second: Second): void {
    inFlight -= 1;
    const latency = Math.min(deadline, now - job.at);
    limit.observe(now, Math.max(1, latency), job.inFlight);
    second.latencies.push(latency);
    if (latency < deadline) second.good += 1;
  }
}

function begun(): Second {
  return { asked: 0, shed: 0, good: 0, latencies: [], limit: 0 };
}

export interface Summary {
  readonly asked: number;
  readonly shedShare: number;
  readonly goodPerSecond: number;
  readonly p95: number;
  readonly lowestLimit: number;
}

/** Over the seconds from `from` to before `to`. */
export function summary(all: readonly Second[], from: number, to: number): Summary {
  const part = all.slice(from, to);
  const sum = (of: (second: Second) => number): number =>
    part.reduce((total, second) => total + of(second), 0);
  const asked = sum((second) => second.asked);
  const latencies = part.flatMap((second) => second.latencies).sort((a, b) => a - b);
  return {
    asked,
    shedShare: sum((second) => second.shed) / asked,
    goodPerSecond: sum((second) => second.good) / part.length,
    p95: latencies[Math.floor(latencies.length * 0.95)] ?? 0,
    lowestLimit: Math.min(...part.map((second) => second.limit)),
  };
}

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function poisson(mean: number, random: () => number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > least; product *= random()) count += 1;
  return count;
}

/** Milliseconds around a mean, as services of one kind usually take. */
export function around(mean: number, random: () => number): number {
  return Math.max(1, mean * (0.5 - Math.log(1 - random()) / 2));
}
