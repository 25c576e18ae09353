/** The day that the portal is sized for, each figure with its reason. */
export const demand = {
  visitorsPerDay: 1_500_000,
  /** Part of a day's visitors in its busiest hour. */
  busiestHour: 0.12,
  busiestHourBecause:
    "an assumption: ten busy hours of an office day alike would have a tenth each, and one of them is busier than the others; replace it by the portal's own counts",
  /** The busiest minute, in busiest hours' means. */
  busiestMinute: 3,
  busiestMinuteBecause: "what opens at nine and closes at ten is asked for in the same few minutes",
  /** Part of a core that a pod's one thread is planned to use. */
  planned: 0.6,
  plannedBecause: "a pod that fails, or is being replaced, must leave the others below their limit",
} as const;

/** Visitors a second in the busiest minute. */
export function peakVisitors(): number {
  const { visitorsPerDay, busiestHour, busiestMinute } = demand;
  return ((visitorsPerDay * busiestHour) / 3600) * busiestMinute;
}

/** Pods that are needed at the peak where each visitor costs a service this many CPU seconds; two at least, of which one may fail. */
export function podsFor(cpuSecondsOfVisitor: number): number {
  return Math.max(2, Math.ceil((peakVisitors() * cpuSecondsOfVisitor) / demand.planned));
}
