/**
 * Wrong look-ups from one network address, whatever the receipt number: against someone who tries one likely password on
 * many numbers. A school or a mobile carrier is one address for thousands, so only wrong ones count, they leak away one a
 * minute, and beyond the limit the address waits for seconds, never for minutes: a right password typed there gets through.
 *
 * With these numbers an address has at most 50 guesses at once and 8,640 a day, at different petitions; at one petition the
 * count of its receipt number stops everyone after 15 a day. A visitor who was once let in to a petition never waits.
 */
export const clientLimits = { failures: 50, leakSeconds: 60, waitSeconds: 10 } as const;

export interface ClientRecord {
  readonly failures: number;
  readonly lastAt: Date;
}

/** The count after one more wrong look-up, and until when the address waits. */
export function afterFailure(
  record: ClientRecord | undefined,
  now: Date,
): ClientRecord & { readonly waitUntil: Date | undefined } {
  const failures = remaining(record, now) + 1;
  const wait = failures > clientLimits.failures;
  return {
    failures,
    lastAt: now,
    waitUntil: wait ? new Date(now.getTime() + clientLimits.waitSeconds * 1000) : undefined,
  };
}

function remaining(record: ClientRecord | undefined, now: Date): number {
  if (record === undefined) return 0;
  const leaked = Math.floor((now.getTime() - record.lastAt.getTime()) / (clientLimits.leakSeconds * 1000));
  return Math.max(0, record.failures - Math.max(0, leaked));
}
