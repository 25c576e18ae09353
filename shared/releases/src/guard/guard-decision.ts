import { failureEvidence, type FailureEvidence } from "./failure-evidence.ts";
import { failuresRuledOut } from "./failures-ruled-out.ts";
import { defaultGuardRules, type GuardRules } from "./guard-rules.ts";
import { fasterThan, slowerThan } from "./latency-evidence.ts";
import { pairOutcomes, sliceMilliseconds, type OutcomePair, type OutcomeSlice } from "./outcome-pairs.ts";
import { medianSlowdown } from "./slowdown.ts";

export interface GuardState {
  readonly builds: { readonly old: string; readonly new: string };
  /** Weights so far in their order, the present one last; times in milliseconds since 1970. */
  readonly weights: readonly { readonly weight: number; readonly since: number }[];
  /** Of both builds, from the first weight on, in any order; others are ignored. */
  readonly outcomes: readonly OutcomeSlice[];
  readonly now: number;
  readonly rules?: GuardRules;
}

export type GuardDecision = { readonly because: string } & (
  | { readonly do: "continue" }
  | { readonly do: "advance"; readonly weight: number }
  | { readonly do: "promote" }
  | { readonly do: "go-back"; readonly for: "failures" | "latency" | "traffic" | "time" }
);

/** Gateways report each second; a slice is complete some seconds after its end. */
const reportingMilliseconds = 5000;
/** Evidence (an e-value) that keeps the weight where it is, long before it is enough to go back. */
const suspicious = Math.log(10);

/** What to do now. Asked as often as one likes: it looks at everything since the first weight each time, and the odds stated hold for all looks together. */
export function guardDecision(state: GuardState): GuardDecision {
  const rules = state.rules ?? defaultGuardRules;
  const facts = readFacts(state, rules);
  return worse(facts, rules) ?? outOfTime(facts, rules) ?? notYet(facts, rules) ?? onward(facts, rules);
}

interface Facts {
  readonly elapsed: number;
  readonly stepElapsed: number;
  readonly weight: number;
  readonly requests: number;
  readonly stepRequests: number;
  readonly failures: FailureEvidence;
  readonly notFailing: number;
  readonly slower: number;
  readonly notTooSlow: number;
  readonly slowdown: number;
}

function readFacts({ builds, weights, outcomes, now }: GuardState, rules: GuardRules): Facts {
  const [first, last] = [weights[0], weights.at(-1)];
  if (first === undefined || last === undefined) throw new TypeError("A guarded promotion has a weight.");
  const complete = now - sliceMilliseconds - reportingMilliseconds;
  const pairs = pairOutcomes(outcomes, builds).filter(({ at }) => at >= first.since && at <= complete);
  const settled = pairs.filter(({ at }) => !isSettling(at, weights, rules));
  return {
    elapsed: (now - first.since) / 1000,
    stepElapsed: (now - last.since) / 1000,
    weight: last.weight,
    requests: requestsOf(pairs),
    stepRequests: requestsOf(pairs.filter(({ at }) => at >= last.since)),
    failures: failureEvidence(pairs),
    notFailing: failuresRuledOut(pairs, rules.tooManyFailures),
    slower: slowerThan(settled, rules.toleratedSlowness),
    notTooSlow: fasterThan(settled, rules.tooSlow),
    slowdown: medianSlowdown(settled),
  };
}

function isSettling(at: number, weights: GuardState["weights"], { settleSeconds }: GuardRules): boolean {
  return weights.some(({ since }) => at + sliceMilliseconds > since && at < since + settleSeconds * 1000);
}

function requestsOf(pairs: readonly OutcomePair[]): number {
  return pairs.reduce((sum, pair) => sum + pair.new.requests, 0);
}

function worse(facts: Facts, rules: GuardRules): GuardDecision | undefined {
  const enough = Math.log(2 / rules.falseAlarms);
  const { failures, slower } = facts;
  if (failures.logWithoutWorst >= enough && failures.excess >= rules.toleratedFailures)
    return {
      do: "go-back",
      for: "failures",
      because: `It fails ${percent(failures.excess)} of the requests more than the old build did in the same minutes (${facts.requests} requests).`,
    };
  if (slower >= enough)
    return {
      do: "go-back",
      for: "latency",
      because: `Its answers take ${times(facts.slowdown)} as long as the old build's in the same minutes (median; ${facts.requests} requests).`,
    };
  return undefined;
}

function outOfTime(facts: Facts, rules: GuardRules): GuardDecision | undefined {
  if (facts.elapsed < rules.longestSeconds) return undefined;
  const minutes = Math.round(rules.longestSeconds / 60);
  if (facts.requests < rules.requests && suspicionOf(facts) === undefined)
    return {
      do: "go-back",
      for: "traffic",
      because: `It answered ${facts.requests} requests in ${minutes} minutes, too few to judge it by (${rules.requests}). Try at a busier time, or promote without the guard.`,
    };
  return {
    do: "go-back",
    for: "time",
    because: `In ${minutes} minutes it could not be shown to be as good as the old build (median ${times(facts.slowdown)}, failures ${percent(facts.failures.excess)} more).`,
  };
}

function notYet(facts: Facts, rules: GuardRules): GuardDecision | undefined {
  const wait = (because: string): GuardDecision => ({ do: "continue", because });
  if (facts.stepRequests < rules.stepRequests)
    return wait(`${facts.stepRequests} of ${rules.stepRequests} requests at this step.`);
  if (facts.stepElapsed < rules.stepSeconds + rules.settleSeconds) return wait("The step has just begun.");
  return suspicionOf(facts);
}

function suspicionOf({ failures, slower }: Facts): GuardDecision | undefined {
  if (failures.log >= suspicious)
    return { do: "continue", because: "It may fail more often; more has to be seen." };
  if (slower >= suspicious) return { do: "continue", because: "It may be slower; more has to be seen." };
  return undefined;
}

function onward(facts: Facts, rules: GuardRules): GuardDecision {
  const next = rules.steps.find((step) => step > facts.weight);
  const seen = `${facts.requests} requests, median ${times(facts.slowdown)}, failures ${percent(facts.failures.excess)} more than the old build's`;
  if (next !== undefined)
    return { do: "advance", weight: next, because: `As good as the old build so far: ${seen}.` };
  if (facts.requests < rules.requests)
    return { do: "continue", because: `${facts.requests} of ${rules.requests} requests in all.` };
  const certain = Math.log(1 / rules.misses);
  if (facts.notFailing < certain)
    return { do: "continue", because: "It is not yet certain that it fails no more often." };
  if (facts.notTooSlow < certain)
    return { do: "continue", because: "It is not yet certain that it is no slower." };
  return { do: "promote", because: `As good as the old build: ${seen}.` };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} times`;
}
