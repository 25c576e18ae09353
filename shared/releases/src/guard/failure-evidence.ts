import { logMean } from "./log-mean.ts";
import type { OutcomePair } from "./outcome-pairs.ts";

/** How many times as often the new build may fail; what is between them is found a little later. */
const ratios = [1.5, 2, 4, 8, 16, 64, 256];

export interface FailureEvidence {
  /** Logarithm of the e-value against "the new build fails no more often than the old one". */
  readonly log: number;
  /** The same without the ten seconds that speak most against the new build: one short fault convicts nobody. */
  readonly logWithoutWorst: number;
  /** Share of failures beyond the old build's. */
  readonly excess: number;
}

/**
 * Of the failures of ten seconds, as many belong to the new build by chance as its share of the requests says. The likelihood ratio of
 * "θ times as often" to that is a supermartingale under the null hypothesis (the failures of the new build are hypergeometric, and E θ^X is
 * then at most the binomial one: Hoeffding 1963, theorem 4); so is the mean over several θ (method of mixtures, Robbins 1970). By Ville's
 * inequality it ever exceeds 1/α with a probability of at most α, however often one looks.
 */
export function failureEvidence(pairs: readonly OutcomePair[]): FailureEvidence {
  const logs: number[] = [];
  const logsWithoutWorst: number[] = [];
  for (const ratio of ratios) {
    const parts = pairs.map((pair) => logLikelihoodRatio(pair, ratio));
    const sum = parts.reduce((total, part) => total + part, 0);
    logs.push(sum);
    logsWithoutWorst.push(sum - Math.max(0, ...parts));
  }
  return { log: logMean(logs), logWithoutWorst: logMean(logsWithoutWorst), excess: excessOf(pairs) };
}

function logLikelihoodRatio({ old, new: fresh }: OutcomePair, ratio: number): number {
  const requests = old.requests + fresh.requests;
  if (requests === 0) return 0;
  const expected = (ratio * fresh.requests + old.requests) / requests;
  return fresh.failures * Math.log(ratio) - (fresh.failures + old.failures) * Math.log(expected);
}

function excessOf(pairs: readonly OutcomePair[]): number {
  const share = (failures: number, requests: number) => (requests === 0 ? 0 : failures / requests);
  const total = (of: (pair: OutcomePair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0);
  return (
    share(
      total((pair) => pair.new.failures),
      total((pair) => pair.new.requests),
    ) -
    share(
      total((pair) => pair.old.failures),
      total((pair) => pair.old.requests),
    )
  );
}
