import { guardDecision, type GuardDecision, type GuardRules, type OutcomeSlice } from "../../src/public.ts";

/** What visitors would meet. Both builds share the portal's better and worse moments. */
export interface Traffic {
  /** Requests each second, of both builds together. */
  readonly rate: number;
  /** Times as long as the old build's answers. */
  readonly slowdown?: number;
  /** Share of the new build's requests that fail beyond `failures`. */
  readonly extraFailures?: number;
  /** Share of all requests that fail. */
  readonly failures?: number;
  /** Spread of the logarithm of the latencies. */
  readonly spread?: number;
  /** Spread of what each slice has of its own, for both builds alike, and for each build alone. */
  readonly moments?: number;
  readonly ownMoments?: number;
}

export interface Outcome {
  readonly decision: GuardDecision;
  readonly seconds: number;
}

const sliceSeconds = 10;
const start = 1_800_000_000_000;

/** Runs the guard over made-up traffic, asked every ten seconds, to its end. The same seed gives the same run. */
export function simulatePromotion(seed: number, traffic: Traffic, rules: GuardRules): Outcome {
  const random = generator(seed);
  const weights = [{ weight: rules.steps[0] ?? 5, since: start }];
  const outcomes: OutcomeSlice[] = [];
  for (let seconds = sliceSeconds; ; seconds += sliceSeconds) {
    outcomes.push(
      ...slice(random, start + (seconds - sliceSeconds) * 1000, weights.at(-1)?.weight ?? 0, traffic),
    );
    const now = start + seconds * 1000;
    const decision = guardDecision({ builds: { old: "old", new: "new" }, weights, outcomes, now, rules });
    if (decision.do === "advance") weights.push({ weight: decision.weight, since: now });
    else if (decision.do !== "continue") return { decision, seconds };
  }
}

type Random = () => number;

function slice(random: Random, at: number, weight: number, traffic: Traffic): OutcomeSlice[] {
  const moment = normal(random) * (traffic.moments ?? 0.3);
  const requests = poisson(random, traffic.rate * sliceSeconds);
  const fresh = Math.round(binomial(random, requests, weight / 100));
  const failures = traffic.failures ?? 0.001;
  return [
    answers(random, { build: "old", at, requests: requests - fresh, failures, times: 1, moment, traffic }),
    answers(random, {
      build: "new",
      at,
      requests: fresh,
      failures: failures + (traffic.extraFailures ?? 0),
      times: traffic.slowdown ?? 1,
      moment,
      traffic,
    }),
  ];
}

interface Answers {
  readonly build: string;
  readonly at: number;
  readonly requests: number;
  readonly failures: number;
  readonly times: number;
  readonly moment: number;
  readonly traffic: Traffic;
}

function answers(
  random: Random,
  { build, at, requests, failures, times, moment, traffic }: Answers,
): OutcomeSlice {
  const own = moment + normal(random) * (traffic.ownMoments ?? 0.05);
  const latency = Array.from({ length: 80 }, () => 0);
  for (let request = 0; request < requests; request++) {
    const milliseconds = times * 20 * Math.exp(own + normal(random) * (traffic.spread ?? 0.8));
    const bucket = Math.min(79, Math.max(0, Math.floor(Math.log(milliseconds) / Math.log(1.15))));
    latency[bucket] = (latency[bucket] ?? 0) + 1;
  }
  return { build, at, requests, failures: binomial(random, requests, failures), latency };
}

/** mulberry32: small, seeded, good enough for a simulation. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random: Random, mean: number): number {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
}

function binomial(random: Random, count: number, chance: number): number {
  let hits = 0;
  for (let index = 0; index < count; index++) if (random() < chance) hits++;
  return hits;
}
