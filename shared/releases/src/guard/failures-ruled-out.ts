import type { OutcomePair } from "./outcome-pairs.ts";

/** From so many failures in ten seconds on, the old build's own share in them says what these ten seconds were like. */
const tellingFailures = 5;

/**
 * Logarithm of the likelihood ratio of "the new build fails as often as the old one" to "it fails `tooMany` of its requests more". What the
 * old build's share is, is taken from what it has done so far, and from the slice itself where that was a bad one for it.
 */
export function failuresRuledOut(pairs: readonly OutcomePair[], tooMany: number): number {
  let requests = 1;
  let failures = 0.5;
  let log = 0;
  for (const { old, new: fresh } of pairs) {
    requests += old.requests;
    failures += old.failures;
    const share = old.failures >= tellingFailures ? old.failures / old.requests : failures / requests;
    log += logRatio(fresh.failures, fresh.requests, { share, tooMany });
  }
  return log;
}

function logRatio(failures: number, requests: number, rates: { share: number; tooMany: number }): number {
  const same = Math.min(rates.share, 1 - 2 * rates.tooMany);
  const worse = same + rates.tooMany;
  return failures * Math.log(same / worse) + (requests - failures) * Math.log((1 - same) / (1 - worse));
}
