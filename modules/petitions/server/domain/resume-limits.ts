/** Wrong resume codes that one address may send in this time. A code has 74 random bits: the limit spares the database, not the code. */
export const resumeLimits = { failures: 20, minutes: 10 } as const;

export function resumeWindowStart(now: Date): Date {
  return new Date(now.getTime() - resumeLimits.minutes * 60_000);
}
