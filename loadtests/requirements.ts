/** What must hold in every run beside the service levels of the manifests. */
export const requirements = {
  /** Seconds after its embargo within which an item stands wherever it is listed: one request must suffice to bring it there. */
  embargoAppearsWithin: 3,
  /** Seconds after its change or withdrawal within which nobody is shown an item as it was before: purges have to be everywhere in a second, and what is asked for by then is answered within another. */
  purgedSeenWithin: 2,
  /** Share of arrivals that the load generator may drop before its figures say nothing about the portal. */
  droppedArrivals: 0.01,
  /** Part of the strictest service level that the load generator may be woken late: latencies are believed to that accuracy. */
  generatorLate: 0.1,
  /** Part of all cores that the load generator may use; above it for `busyInARow` seconds it has none left for the next visitor. */
  generatorBusy: 0.9,
  busyInARow: 3,
  /** Share of answers that may fall into seconds in which the generator was late or busy: what a p95 leaves aside. */
  distortedAnswers: 0.05,
} as const;

/** What visitors may meet while something is broken. In all of it nothing acknowledged is lost, nothing is doubled and nobody sees what is another's. */
export interface FaultRequirement {
  readonly because: string;
  /** Whose answers may fail until it is over; the others keep the service levels of their manifests. */
  readonly mayFail: "nobody" | "its module" | "everybody";
  /** Share of answers (0–1) that may fail of those who may not; the manifest's where nothing is said. */
  readonly othersFail?: number;
  /** What answers that fail may say. Each is a page that says so and whom to call, or a form that keeps what was typed. */
  readonly failsWith: readonly number[];
  /** Seconds in which there may be no answer at all; pages that were read before are answered throughout otherwise. */
  readonly silentFor: number;
  /** Seconds after it is over until the service levels hold again. */
  readonly recoversWithin: number;
  /** Until it is over a changed item may be shown as it was, because its module cannot be asked again: the load test does not replace its own meanwhile. */
  readonly purgesWait?: true;
}

/** By the names of loadtests/faults/all-faults.ts. */
export const faultRequirements: Readonly<Record<string, FaultRequirement>> = {
  "module-killed": {
    because:
      "modules share no process; pages that were read are in the cache, and a breaker tries again after a second. Of a form that was on its way nobody knows whether it was taken: a 502 says to look before it is sent again",
    mayFail: "its module",
    failsWith: [502, 503, 504],
    silentFor: 0,
    recoversWithin: 5,
    purgesWait: true,
  },
  "module-hung": {
    because:
      "deadlines end what hangs, the limit of requests in flight keeps it from the others; an open breaker waits longer each time",
    mayFail: "its module",
    failsWith: [503, 504],
    silentFor: 0,
    recoversWithin: 10,
    purgesWait: true,
  },
  "module-slowed": {
    because:
      "a module with more work than it can do is asked for less: some of its visitors are sent away, none of another's",
    mayFail: "its module",
    failsWith: [503, 504],
    silentFor: 0,
    recoversWithin: 10,
  },
  "redis-killed": {
    because: "a gateway goes on by itself from memory, and hears of purges at the modules' own doors",
    mayFail: "nobody",
    failsWith: [],
    silentFor: 0,
    recoversWithin: 5,
  },
  "postgresql-restarted": {
    because:
      "what was read goes on from the cache; what must be asked for anew waits or says so, and forms come back with what was typed",
    mayFail: "everybody",
    failsWith: [503, 504],
    silentFor: 0,
    recoversWithin: 10,
    purgesWait: true,
  },
  "gateway-killed": {
    because:
      "the only gateway is started again by its supervisor after half a second; behind a balancer others would answer meanwhile",
    mayFail: "everybody",
    failsWith: [503, 504],
    silentFor: 10,
    recoversWithin: 5,
  },
  "release-rolled-back": {
    because:
      "a build gets visitors when it is healthy, and the one before goes on until it has answered what it has begun",
    mayFail: "nobody",
    othersFail: 0,
    failsWith: [],
    silentFor: 0,
    recoversWithin: 5,
  },
};

/** What the command ends with; scripts rely on these numbers. */
export const exitCodes = {
  passed: 0,
  /** A service level of a manifest was missed. */
  missed: 1,
  /** A promise was broken: an oracle has evidence. */
  violated: 2,
  /** The run did not take place: a wrong option, no k6, a portal that does not start. */
  notRun: 3,
  /** The load generator could not bring the load; the figures say nothing. */
  noVerdict: 4,
  /** Stopped by Ctrl-C or SIGTERM. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
