/** How a guarded promotion goes. What each figure is for stands in docs/decisions/0017-guarded-promotion.md. */
export interface GuardRules {
  /** Shares of the visitors in percent, rising; after the last comes everybody. */
  readonly steps: readonly number[];
  /** Seconds at each step at least. */
  readonly stepSeconds: number;
  /** Seconds after each change of the weight whose latencies do not count: caches and pools of the new build are cold. */
  readonly settleSeconds: number;
  /** Requests that the new build has answered at a step before the next. */
  readonly stepRequests: number;
  /** Requests that the new build has answered in all before everybody gets it. */
  readonly requests: number;
  /** Seconds after which it goes back where it could not be judged. */
  readonly longestSeconds: number;
  /** Chance that a build that is as good as the old one goes back for its errors or its latency; half of it for each. */
  readonly falseAlarms: number;
  /** Chance that a build at one of the limits `tooManyFailures` and `tooSlow` is promoted. */
  readonly misses: number;
  /** Failures in excess of the old build's, as a share of the requests, below which nothing goes back. */
  readonly toleratedFailures: number;
  /** Failures in excess of the old build's, as a share of the requests, that must be ruled out before everybody gets it. */
  readonly tooManyFailures: number;
  /** Times as slow as the old build: no reason to go back. */
  readonly toleratedSlowness: number;
  /** Times as slow as the old build: must be ruled out before everybody gets it. */
  readonly tooSlow: number;
}

export const defaultGuardRules: GuardRules = {
  steps: [5, 25, 50],
  stepSeconds: 60,
  settleSeconds: 30,
  stepRequests: 100,
  requests: 1000,
  longestSeconds: 3600,
  falseAlarms: 0.01,
  misses: 0.05,
  toleratedFailures: 0.001,
  tooManyFailures: 0.005,
  toleratedSlowness: 1.05,
  tooSlow: 1.15,
};
