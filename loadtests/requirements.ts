/** What must hold in every run beside the service levels of the manifests. */
export const requirements = {
  /** Seconds after its embargo within which an item stands wherever it is listed: one request must suffice to bring it there. */
  embargoAppearsWithin: 3,
  /** Share of arrivals that the load generator may drop before its figures say nothing about the portal. */
  droppedArrivals: 0.01,
} as const;

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
